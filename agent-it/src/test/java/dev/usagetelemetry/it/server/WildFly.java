package dev.usagetelemetry.it.server;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import dev.usagetelemetry.it.Artifacts;
import dev.usagetelemetry.it.Built;
import dev.usagetelemetry.it.JavaCommand;
import dev.usagetelemetry.it.JavaProcess;
import dev.usagetelemetry.it.Ports;
import dev.usagetelemetry.it.RealServer;
import dev.usagetelemetry.it.Run;
import dev.usagetelemetry.it.WebArchive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A standalone WildFly of the distribution, with a base directory of its own, by its own script.
 */
final class WildFly implements RealServer {

  private static final Pattern BINDING =
      Pattern.compile("(<socket-binding name=\"([^\"]+)\"[^>]* port=\")[^\"]+\"");

  private static final String BY_MULTICAST =
      "<socket-protocol type=\"MPING\" socket-binding=\"jgroups-mping\"/>";

  private static final String FOUND_DEAD = "<protocol type=\"FD_ALL3\"/>";

  private final String version;
  private final Path directory;
  private final Path jdk;
  private final Path base;
  private final Map<String, Integer> ports = new HashMap<>();
  private final List<Integer> clusterPorts;

  /**
   * @param clusterPorts of all nodes, this one first; none for a server alone
   */
  private WildFly(String version, Path directory, Path jdk, List<Integer> clusterPorts) {
    this.version = version;
    this.directory = directory;
    this.jdk = jdk;
    this.base = directory.resolve("PLANTED-base");
    this.clusterPorts = clusterPorts;
  }

  /** With the configuration that is started if none is named. */
  static WildFly alone(Run run, Path directory) {
    return new WildFly(run.version(), directory, run.jdk(), List.of());
  }

  static WildFly alone(String version, Path directory) {
    return new WildFly(version, directory, Built.jdk(), List.of());
  }

  /** Two with all subsystems, which find each other on loopback. */
  static List<WildFly> pair(String version, Path directory) {
    var ports = Ports.free(2);
    return List.of(
        new WildFly(version, directory.resolve("one"), Built.jdk(), ports),
        new WildFly(
            version, directory.resolve("two"), Built.jdk(), List.of(ports.get(1), ports.get(0))));
  }

  @Override
  public String id() {
    return "wildfly";
  }

  @Override
  public String version() {
    return version;
  }

  static Path home(String version) throws IOException {
    return Artifacts.distribution("org.wildfly", "wildfly-dist", version, "zip", "");
  }

  @Override
  public JavaCommand command() throws IOException {
    prepare();
    return new JavaCommand(directory)
        .program(
            home(version).resolve("bin/standalone.sh"),
            "-c",
            configuration(),
            "-b=127.0.0.1",
            "-bmanagement=127.0.0.1",
            "-bprivate=127.0.0.1",
            "-bunsecure=127.0.0.1",
            "-Djboss.server.base.dir=" + base,
            "-Djboss.node.name=PLANTED-node" + clusterPorts.stream().limit(1).toList())
        .variable("JAVA_HOME", jdk.toString())
        // Its way to have the script hand on the signal that ends it.
        .variable("LAUNCH_JBOSS_IN_BACKGROUND", "true");
  }

  private String configuration() {
    return clusterPorts.isEmpty() ? "standalone.xml" : "standalone-full-ha.xml";
  }

  /** Writes what it starts with, unless it is there already. */
  Path prepare() throws IOException {
    if (Files.exists(base)) {
      return base;
    }
    var theirs = home(version).resolve("standalone/configuration");
    var ours = Files.createDirectories(base.resolve("configuration"));
    Files.createDirectories(base.resolve("deployments"));
    try (var files = Files.list(theirs)) {
      for (var file : files.filter(each -> each.toString().endsWith(".properties")).toList()) {
        Files.copy(file, ours.resolve(file.getFileName()));
      }
    }
    var xml = Files.readString(theirs.resolve(configuration()));
    Files.writeString(
        ours.resolve(configuration()),
        onPortsOfItsOwn(clusterPorts.isEmpty() ? xml : onLoopback(xml))
            // The test manages it without a password, and does not want to wait for its scanner.
            .replace(" http-authentication-factory=\"management-http-authentication\"", "")
            .replace("scan-interval=\"5000\"", "scan-interval=\"500\""));
    return base;
  }

  private String onPortsOfItsOwn(String xml) {
    return BINDING
        .matcher(xml)
        .replaceAll(
            binding -> {
              var port = ports.computeIfAbsent(binding.group(2), name -> Ports.free(1).get(0));
              return binding.group(1) + port + "\"";
            });
  }

  /** Nodes are told of each other, and neither waits long for one that is dead. */
  private String onLoopback(String xml) {
    ports.put("jgroups-tcp", clusterPorts.get(0));
    var hosts =
        clusterPorts.stream().map("127.0.0.1[%d]"::formatted).collect(Collectors.joining(","));
    return xml.replace("stack=\"udp\"", "stack=\"tcp\"")
        .replace("advertise-socket=\"modcluster\"", "advertise=\"false\"")
        .replace(
            BY_MULTICAST,
            """
            <protocol type="TCPPING">
              <property name="initial_hosts">%s</property><property name="port_range">0</property>
            </protocol>
            """
                .formatted(hosts))
        .replace(
            FOUND_DEAD,
            """
            <protocol type="FD_ALL3">
              <property name="timeout">3000</property><property name="interval">1000</property>
            </protocol>
            """);
  }

  @Override
  public void awaitUp(JavaProcess process) {
    process.awaitOnConsole("WFLYSRV0025");
  }

  @Override
  public String log(JavaProcess process) throws IOException {
    return Files.readString(base.resolve("log/server.log"));
  }

  HttpUser user() {
    return new HttpUser("http://127.0.0.1:" + ports.get("http"));
  }

  /** Whoever manages it, with operations in JSON. */
  HttpUser manager() {
    return new HttpUser("http://127.0.0.1:" + ports.get("management-http") + "/management");
  }

  String managed() {
    return "127.0.0.1:" + ports.get("management-http");
  }

  /** Puts an application where the scanner finds it; returns when it is running or has failed. */
  void deploy(String name, WebArchive application) throws IOException {
    application.write(deployments().resolve(name + ".war"));
    awaitMarker(name, "deployed", "failed");
  }

  void undeploy(String name) throws IOException {
    Files.delete(deployments().resolve(name + ".war"));
    awaitMarker(name, "undeployed");
  }

  private void awaitMarker(String name, String... markers) {
    var wanted = new ArrayList<Path>();
    for (var marker : markers) {
      wanted.add(deployments().resolve(name + ".war." + marker));
    }
    await(name)
        .atMost(60, SECONDS)
        .pollInterval(100, MILLISECONDS)
        .until(() -> wanted.stream().anyMatch(Files::exists));
  }

  private Path deployments() {
    return base.resolve("deployments");
  }
}
