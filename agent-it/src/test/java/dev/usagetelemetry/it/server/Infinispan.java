package dev.usagetelemetry.it.server;

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

/** An Infinispan server, alone or one of several. */
final class Infinispan implements RealServer {

  private final String version;
  private final Path directory;
  private final int port = Ports.free(1).get(0);
  private final int number;
  private final List<Integer> clusterPorts;
  private boolean withItsLoader;

  private Infinispan(String version, Path directory, int number, List<Integer> clusterPorts) {
    this.version = version;
    this.directory = directory;
    this.number = number;
    this.clusterPorts = clusterPorts;
  }

  static Infinispan alone(String version, Path directory) {
    return new Infinispan(version, directory, 0, List.of());
  }

  static List<Infinispan> cluster(String version, Path directory, int size) {
    var ports = Ports.free(size);
    var nodes = new ArrayList<Infinispan>();
    for (var i = 0; i < size; i++) {
      nodes.add(new Infinispan(version, directory.resolve("node" + i), i, ports));
    }
    return nodes;
  }

  /** As in the distribution: the server's classes are in a loader that its own main class makes. */
  Infinispan withItsLoader() {
    withItsLoader = true;
    return this;
  }

  @Override
  public String id() {
    return "infinispan";
  }

  @Override
  public String version() {
    return version;
  }

  static Path jars(String version) throws IOException {
    var coordinates = new ArrayList<String>();
    coordinates.add("org.infinispan:infinispan-server-runtime:" + version);
    if (version.compareTo("16") < 0) {
      // Before 16 its loader is a jar of its own.
      coordinates.add("org.infinispan:infinispan-server-runtime:" + version + ":loader");
    }
    coordinates.add("org.apache.logging.log4j:log4j-core:2.25.4");
    coordinates.add("import:org.apache.logging.log4j:log4j-bom:2.25.4");
    return Artifacts.folder("infinispan-" + version, coordinates.toArray(String[]::new));
  }

  @Override
  public JavaCommand command() throws IOException {
    var configuration = Files.createDirectories(directory.resolve("server/conf"));
    for (var folder : List.of("data", "log", "lib")) {
      Files.createDirectories(directory.resolve("server").resolve(folder));
    }
    Files.writeString(configuration.resolve("infinispan.xml"), configuration());
    Files.writeString(
        configuration.resolve("log4j2.xml"), LOG.formatted(directory.resolve("server/log")));
    var command =
        new JavaCommand(directory)
            .option("-Xmx256m", "-Djava.net.preferIPv4Stack=true")
            .option("-Dinfinispan.server.home.path=" + directory)
            .option("--add-opens=java.base/java.lang=ALL-UNNAMED");
    var arguments = List.of("-s", directory.resolve("server").toString(), "-c", "infinispan.xml");
    if (!withItsLoader) {
      return command.main(
          jars(version) + "/*",
          "org.infinispan.server.Bootstrap",
          arguments.toArray(String[]::new));
    }
    var all = new ArrayList<>(List.of("org.infinispan.server.Bootstrap"));
    all.addAll(arguments);
    return command.main(
        bootJars(), "org.infinispan.server.loader.Loader", all.toArray(String[]::new));
  }

  /** The loader alone is on the class path; it looks for the rest in lib of its home. */
  private String bootJars() throws IOException {
    var lib = Files.createDirectories(directory.resolve("lib"));
    try (var all = Files.list(jars(version))) {
      for (var jar : all.toList()) {
        // The loader takes two classifiers of one jar for two versions of it, and refuses.
        if (!jar.toString().matches(".*(aarch_64|riscv64|x86_64|-loader).*")) {
          Files.copy(jar, lib.resolve(jar.getFileName()));
        }
      }
    }
    return Artifacts.classPath(
        "infinispan-loader-" + version,
        "org.infinispan:infinispan-server-runtime:" + version + ":loader",
        "-*:*");
  }

  private String configuration() {
    var schema = version.replaceAll("^(\\d+\\.\\d+).*", "$1");
    var hosts = new ArrayList<String>();
    clusterPorts.forEach(each -> hosts.add("127.0.0.1[" + each + "]"));
    return SERVER.formatted(
        schema,
        clusterPorts.isEmpty()
            ? ""
            : STACK.formatted(clusterPorts.get(number), String.join(",", hosts)),
        clusterPorts.isEmpty()
            ? ""
            : "<transport cluster=\"PLANTED-cluster\" stack=\"planted\" node-name=\"PLANTED-node%d\"/>"
                .formatted(number),
        clusterPorts.isEmpty() ? "local-cache" : "distributed-cache",
        schema,
        port);
  }

  @Override
  public void awaitUp(JavaProcess process) {
    process.awaitOnConsole("ISPN080001");
  }

  @Override
  public String log(JavaProcess process) throws IOException {
    return Files.readString(directory.resolve("server/log/server.log"));
  }

  void createCache(String name) throws Exception {
    user().send("POST", "/rest/v2/caches/" + name, "{\"local-cache\": {}}");
  }

  void dropCache(String name) throws Exception {
    user().send("DELETE", "/rest/v2/caches/" + name);
  }

  private HttpUser user() {
    return new HttpUser("http://127.0.0.1:" + port);
  }

  private static final String SERVER =
      """
      <infinispan xmlns="urn:infinispan:config:%s">
        %s
        <cache-container name="default">
          %s
          <%s name="PLANTED-cache"/>
        </cache-container>
        <server xmlns="urn:infinispan:server:%s">
          <interfaces>
            <interface name="public"><inet-address value="127.0.0.1"/></interface>
          </interfaces>
          <socket-bindings default-interface="public" port-offset="0">
            <socket-binding name="default" port="%d"/>
          </socket-bindings>
          <endpoints>
            <endpoint socket-binding="default">
              <hotrod-connector name="hotrod"/><rest-connector name="rest"/>
            </endpoint>
          </endpoints>
        </server>
      </infinispan>
      """;

  private static final String STACK =
      """
      <jgroups>
        <stack name="planted">
          <TCP bind_addr="127.0.0.1" bind_port="%d" port_range="0" diag.enabled="false"/>
          <TCPPING initial_hosts="%s" port_range="0"/>
          <MERGE3/><FD_SOCK2/><FD_ALL3 timeout="8000" interval="2000"/>
          <VERIFY_SUSPECT2/><pbcast.NAKACK2/><UNICAST3/><pbcast.STABLE/>
          <pbcast.GMS join_timeout="2000"/><UFC/><MFC/><FRAG4/>
        </stack>
      </jgroups>
      """;

  private static final String LOG =
      """
      <Configuration>
        <Appenders>
          <Console name="STDOUT"><PatternLayout pattern="%%d %%-5p [%%c] %%m%%n"/></Console>
          <File name="FILE" fileName="%s/server.log">
            <PatternLayout pattern="%%d %%-5p [%%c] %%m%%n"/>
          </File>
        </Appenders>
        <Loggers>
          <Root level="INFO"><AppenderRef ref="STDOUT"/><AppenderRef ref="FILE"/></Root>
        </Loggers>
      </Configuration>
      """;
}
