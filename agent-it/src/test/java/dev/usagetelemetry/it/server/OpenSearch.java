package dev.usagetelemetry.it.server;

import static java.util.stream.Collectors.joining;

import dev.usagetelemetry.it.Artifacts;
import dev.usagetelemetry.it.JavaCommand;
import dev.usagetelemetry.it.JavaProcess;
import dev.usagetelemetry.it.Ports;
import dev.usagetelemetry.it.RealServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** An OpenSearch of its minimal distribution, alone or a node of a cluster. */
final class OpenSearch implements RealServer {

  private static final String CLUSTER = "PLANTED-cluster";

  private final String version;
  private final Path directory;
  private final int httpPort;
  private final List<String> configuration = new ArrayList<>();

  private OpenSearch(String version, Path directory, String name, int httpPort, int transportPort) {
    this.version = version;
    this.directory = directory;
    this.httpPort = httpPort;
    configuration.add("cluster.name: " + CLUSTER);
    configuration.add("node.name: " + name);
    configuration.add("network.host: 127.0.0.1");
    configuration.add("http.port: " + httpPort);
    configuration.add("transport.port: " + transportPort);
    configuration.add("path.data: " + directory.resolve("PLANTED-data"));
    configuration.add("path.logs: " + directory.resolve("logs"));
    configuration.add("path.repo: " + repository());
    // A disk that is nearly full is no matter of these tests.
    configuration.add("cluster.routing.allocation.disk.threshold_enabled: false");
  }

  static OpenSearch alone(String version, Path directory) {
    var ports = Ports.free(2);
    var node = new OpenSearch(version, directory, name(1), ports.get(0), ports.get(1));
    node.configuration.add("discovery.type: single-node");
    return node;
  }

  /** Nodes that elect a cluster manager. */
  static List<OpenSearch> cluster(String version, Path directory, int size) {
    var ports = Ports.free(2 * size);
    var names = IntStream.rangeClosed(1, size).mapToObj(OpenSearch::name).collect(joining(", "));
    var seeds =
        ports.stream().skip(size).map(port -> "\"127.0.0.1:" + port + "\"").collect(joining(", "));
    var nodes = new ArrayList<OpenSearch>();
    for (var i = 0; i < size; i++) {
      var own = directory.resolve("node" + (i + 1));
      var node = new OpenSearch(version, own, name(i + 1), ports.get(i), ports.get(size + i));
      node.configuration.add("discovery.seed_hosts: [" + seeds + "]");
      node.configuration.add("cluster.initial_cluster_manager_nodes: [" + names + "]");
      nodes.add(node);
    }
    return nodes;
  }

  private static String name(int number) {
    return "PLANTED-node-" + number;
  }

  @Override
  public String id() {
    return "opensearch";
  }

  @Override
  public String version() {
    return version;
  }

  HttpUser user() {
    return new HttpUser("http://127.0.0.1:" + httpPort);
  }

  /** Where repositories may be. */
  Path repository() {
    return directory.resolve("PLANTED-repository");
  }

  @Override
  public JavaCommand command() throws IOException {
    var distribution = distribution(version);
    var config = directory.resolve("config");
    for (var folder : List.of(config, directory.resolve("logs"), directory.resolve("tmp"))) {
      Files.createDirectories(folder);
    }
    Files.write(config.resolve("opensearch.yml"), configuration);
    Files.copy(
        distribution.resolve("config/log4j2.properties"), config.resolve("log4j2.properties"));
    return new JavaCommand(directory)
        .on(jdk())
        .under(asSomebodyElse())
        .option("-Xms400m", "-Xmx400m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
        .option("-Djava.io.tmpdir=" + directory.resolve("tmp"))
        .option("-Dopensearch.path.home=" + distribution, "-Dopensearch.path.conf=" + config)
        .option("-Dopensearch.distribution.type=tar", "-Dopensearch.bundled_jdk=false")
        .option("-Dlog4j.shutdownHookEnabled=false", "-Dlog4j2.disable.jmx=true")
        .option(confinement(distribution))
        .main(distribution.resolve("lib") + "/*", "org.opensearch.bootstrap.OpenSearch");
  }

  static Path distribution(String version) throws IOException {
    return Artifacts.distribution(
        "org.opensearch.distribution.integ-test-zip", "opensearch", version, "zip", "");
  }

  Path jdk() throws IOException {
    return hasSecurityManager()
        ? SuitableJdk.of("OpenSearch " + version, 11, 23)
        : SuitableJdk.of("OpenSearch " + version, 21, Integer.MAX_VALUE);
  }

  /** What its stock jvm.options say: version 3 has an agent in the place of the SecurityManager. */
  private String confinement(Path distribution) {
    return hasSecurityManager()
        ? "-Djava.security.manager=allow"
        : "-javaagent:" + distribution.resolve("agent/opensearch-agent.jar");
  }

  /** OpenSearch 2 installs one, which JDK 24 has no more. */
  private boolean hasSecurityManager() {
    return version.startsWith("2.");
  }

  /**
   * OpenSearch refuses to run as root. Where that runs the tests, it runs as a user who owns
   * nothing and keeps one right of root's: to reach the files of the tests.
   */
  private static String[] asSomebodyElse() {
    return System.getProperty("user.name").equals("root")
        ? new String[] {
          "setpriv",
          "--reuid=65534",
          "--regid=65534",
          "--clear-groups",
          // Without this, the kernel forgets that right when it is asked whether a file is there.
          "--securebits=+no_setuid_fixup",
          "--inh-caps=+dac_override",
          "--ambient-caps=+dac_override"
        }
        : new String[0];
  }

  @Override
  public void awaitUp(JavaProcess process) {
    process.awaitOnConsole("] started");
  }

  @Override
  public String log(JavaProcess process) throws IOException {
    return Files.readString(directory.resolve("logs/" + CLUSTER + ".log"));
  }
}
