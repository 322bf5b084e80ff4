package dev.usagetelemetry.it.server;

import dev.usagetelemetry.it.Artifacts;
import dev.usagetelemetry.it.ClientProgram;
import dev.usagetelemetry.it.JavaCommand;
import dev.usagetelemetry.it.JavaProcess;
import dev.usagetelemetry.it.Ports;
import dev.usagetelemetry.it.RealServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** An Infinispan server, from a flat class path or as its distribution loads itself. */
final class Infinispan implements RealServer {

  private static final String BOOTSTRAP = "org.infinispan.server.Bootstrap";

  private static final String LOADER = "org.infinispan.server.loader.Loader";

  private final String version;
  private final Path directory;
  private final boolean loader;
  private final int endpoint = Ports.free(1).get(0);
  private final int clusterPort;
  private final List<Integer> clusterPorts;

  private Infinispan(
      String version, Path directory, boolean loader, int clusterPort, List<Integer> clusterPorts) {
    this.version = version;
    this.directory = directory;
    this.loader = loader;
    this.clusterPort = clusterPort;
    this.clusterPorts = clusterPorts;
  }

  static Infinispan alone(String version, Path directory) {
    var ports = Ports.free(1);
    return new Infinispan(version, directory, false, ports.get(0), ports);
  }

  /** With its classes in a class loader of its own, a child of that of the application. */
  static Infinispan fromLoader(String version, Path directory) {
    var ports = Ports.free(1);
    return new Infinispan(version, directory, true, ports.get(0), ports);
  }

  static List<Infinispan> cluster(String version, Path directory, int size) {
    var ports = Ports.free(size);
    var nodes = new ArrayList<Infinispan>();
    for (var port : ports) {
      nodes.add(new Infinispan(version, directory.resolve("node" + port), false, port, ports));
    }
    return nodes;
  }

  static String classPath(String version) throws IOException {
    return folder(version) + "/*";
  }

  private static Path folder(String version) throws IOException {
    var jars =
        new ArrayList<>(
            List.of(
                "org.infinispan:infinispan-server-runtime:" + version,
                "org.apache.logging.log4j:log4j-core:2.25.5",
                "import:org.apache.logging.log4j:log4j-bom:2.25.5"));
    if (!version.startsWith("16.")) {
      jars.add(loaderOf(version));
    }
    return Artifacts.folder("infinispan-" + version, jars.toArray(String[]::new));
  }

  /** Before 16 the server needs its classes, however it is loaded. */
  private static String loaderOf(String version) {
    return "org.infinispan:infinispan-server-runtime:" + version + ":loader";
  }

  /** Of its command line, with what that needs besides and the distribution has. */
  static String commandLineClassPath(String version) throws IOException {
    return Artifacts.classPath(
        "infinispan-cli-" + version,
        "org.infinispan:infinispan-cli-client:" + version,
        "org.openjdk.jmh:jmh-core:1.37");
  }

  @Override
  public String id() {
    return "infinispan";
  }

  @Override
  public String version() {
    return version;
  }

  String url() {
    return "http://127.0.0.1:" + endpoint;
  }

  ClientProgram user() throws IOException {
    return ClientProgram.start(
        directory,
        Artifacts.classPath(
            "infinispan-client-" + version, "org.infinispan:infinispan-client-hotrod:" + version),
        "infinispan/InfinispanUser.java",
        "127.0.0.1:" + endpoint);
  }

  @Override
  public JavaCommand command() throws IOException {
    var server = directory.resolve("PLANTED-server");
    var configuration = Files.createDirectories(server.resolve("conf"));
    // Where a server looks for extensions; 16 does not start without it.
    Files.createDirectories(server.resolve("lib"));
    Files.writeString(configuration.resolve("infinispan.xml"), configuration());
    var command =
        new JavaCommand(directory)
            .option("-Xmx256m", "-XX:+UseSerialGC", "-Djava.net.preferIPv4Stack=true")
            .option("--add-opens=java.base/java.lang=ALL-UNNAMED")
            .option("-Dinfinispan.server.home.path=" + directory)
            .option("-Dlog.file=" + logFile());
    var arguments =
        List.of(
            "-s",
            server.toString(),
            "-c",
            "infinispan.xml",
            "-l",
            Resource.file("/servers/infinispan/log4j2.xml").toString());
    return loader
        ? command.main(home(), LOADER, with(BOOTSTRAP, arguments))
        : command.main(classPath(version), BOOTSTRAP, arguments.toArray(String[]::new));
  }

  private static String[] with(String first, List<String> others) {
    var all = new ArrayList<>(List.of(first));
    all.addAll(others);
    return all.toArray(String[]::new);
  }

  /**
   * Lays the jars out as in the distribution, where the loader finds them below the home. It wants
   * no jar in two variants.
   *
   * @return the class path that the distribution's script has
   */
  private String home() throws IOException {
    var lib = Files.createDirectories(directory.resolve("lib"));
    try (var jars = Files.list(folder(version))) {
      for (var jar : jars.filter(each -> !staysOut(each.getFileName().toString())).toList()) {
        Files.copy(jar, lib.resolve(jar.getFileName()));
      }
    }
    return Artifacts.classPath("infinispan-loader-" + version, loaderOf(version), "-*:*");
  }

  private static boolean staysOut(String jar) {
    return jar.contains("-linux-") || jar.endsWith("-loader.jar");
  }

  private String configuration() {
    var hosts =
        clusterPorts.stream()
            .map(port -> "127.0.0.1[" + port + "]")
            .collect(Collectors.joining(","));
    return """
        <infinispan>
          <jgroups>
            <stack name="loopback">
              <TCP bind_addr="127.0.0.1" bind_port="%1$d" port_range="0" diag.enabled="false"/>
              <TCPPING initial_hosts="%2$s" port_range="0"/>
              <MERGE3/>
              <FD_ALL3 interval="500" timeout="4000"/>
              <VERIFY_SUSPECT2/>
              <pbcast.NAKACK2/>
              <UNICAST3/>
              <pbcast.STABLE/>
              <pbcast.GMS join_timeout="1000"/>
              <UFC/>
              <MFC/>
              <FRAG4/>
            </stack>
          </jgroups>
          <cache-container name="PLANTED-container" statistics="true">
            <transport cluster="PLANTED-cluster" stack="loopback" node-name="PLANTED-node-%1$d"/>
          </cache-container>
          <server xmlns="urn:infinispan:server:%3$s">
            <interfaces>
              <interface name="public"><inet-address value="127.0.0.1"/></interface>
            </interfaces>
            <socket-bindings default-interface="public" port-offset="0">
              <socket-binding name="default" port="%4$d"/>
            </socket-bindings>
            <endpoints socket-binding="default">
              <endpoint><hotrod-connector/><rest-connector/></endpoint>
            </endpoints>
          </server>
        </infinispan>
        """
        .formatted(clusterPort, hosts, schema(), endpoint);
  }

  private String schema() {
    return version.substring(0, version.indexOf('.', version.indexOf('.') + 1));
  }

  @Override
  public void awaitUp(JavaProcess process) {
    process.awaitOnConsole("ISPN080001");
  }

  @Override
  public String log(JavaProcess process) throws IOException {
    return Files.readString(logFile());
  }

  private Path logFile() {
    return directory.resolve("server.log");
  }
}
