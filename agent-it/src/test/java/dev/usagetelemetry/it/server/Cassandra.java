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
import java.util.stream.Stream;

/** A node of Apache Cassandra, with the agent that it brings itself. */
final class Cassandra implements RealServer {

  /** Those of the distribution's jvm17-server.options. */
  private static final List<String> EXPORTS =
      List.of(
          "java.base/jdk.internal.misc",
          "java.management.rmi/com.sun.jmx.remote.internal.rmi",
          "java.rmi/sun.rmi.registry",
          "java.rmi/sun.rmi.server",
          "java.rmi/sun.rmi.transport.tcp",
          "java.sql/java.sql",
          "java.base/java.lang.ref",
          "jdk.unsupported/sun.misc",
          "jdk.compiler/com.sun.tools.javac.file");

  private static final List<String> OPENS =
      List.of(
          "java.base/java.lang.module",
          "java.base/java.net",
          "java.base/jdk.internal.loader",
          "java.base/jdk.internal.ref",
          "java.base/jdk.internal.reflect",
          "java.base/jdk.internal.math",
          "java.base/jdk.internal.module",
          "java.base/jdk.internal.util.jar",
          "jdk.management/com.sun.management.internal",
          "java.base/sun.nio.ch",
          "java.base/java.io",
          "java.base/java.lang",
          "java.base/java.lang.reflect",
          "java.base/java.util",
          "java.base/java.util.concurrent",
          "java.base/java.util.concurrent.atomic",
          "java.base/java.nio");

  private final String version;
  private final Path directory;
  private final Path jars;
  private final String address;
  private final Ring ring;
  private final int managementPort = Ports.free(1).get(0);

  /** Ports that all nodes of a cluster have in common, each on an address of its own. */
  private record Ring(int clients, int nodes) {

    static Ring free() {
      var ports = Ports.free(2);
      return new Ring(ports.get(0), ports.get(1));
    }
  }

  private Cassandra(String version, Path directory, String address, Ring ring) throws IOException {
    this.version = version;
    this.directory = directory;
    this.jars = jars(version);
    this.address = address;
    this.ring = ring;
  }

  static Path jars(String version) throws IOException {
    return Artifacts.folder(
        "cassandra-" + version, "org.apache.cassandra:cassandra-all:" + version);
  }

  static Cassandra alone(String version, Path directory) throws IOException {
    return new Cassandra(version, directory, "127.0.0.1", Ring.free());
  }

  /** Nodes on 127.0.0.1 and the addresses that follow; the first is the seed. */
  static List<Cassandra> cluster(String version, Path directory, int size) throws IOException {
    var ring = Ring.free();
    var nodes = new ArrayList<Cassandra>();
    for (var i = 1; i <= size; i++) {
      nodes.add(new Cassandra(version, directory.resolve("node" + i), "127.0.0." + i, ring));
    }
    return nodes;
  }

  static String clientClassPath() throws IOException {
    return Artifacts.classPath("cassandra-driver", "org.apache.cassandra:java-driver-core:4.19.0");
  }

  @Override
  public String id() {
    return "cassandra";
  }

  @Override
  public String version() {
    return version;
  }

  String address() {
    return address;
  }

  String clientPort() {
    return Integer.toString(ring.clients());
  }

  @Override
  public JavaCommand command() throws IOException {
    var configuration = Files.createDirectories(directory).resolve("cassandra.yaml");
    Files.writeString(configuration, configuration());
    var command =
        new JavaCommand(directory)
            .option("-javaagent:" + jamm(), "-Xmx400m", "-XX:+UseSerialGC")
            .option("-Djava.security.manager=allow", "-Djava.net.preferIPv4Stack=true")
            .option("-Dcassandra.config=" + configuration.toUri())
            .option("-Dcassandra.storagedir=" + directory.resolve("PLANTED-data"))
            .option("-Dcassandra.logdir=" + directory)
            .option(
                "-Dlogback.configurationFile=" + Resource.file("/servers/cassandra/logback.xml"))
            .option("-Dcassandra.jmx.local.port=" + managementPort)
            // As with "cassandra -f": without it Cassandra closes its console.
            .option("-Dcassandra-foreground=yes")
            .option("-Dcassandra.ring_delay_ms=5000", "-Dcassandra.superuser_setup_delay_ms=0")
            .option("-Dcassandra.skip_wait_for_gossip_to_settle=0")
            .option("-Dcassandra.consistent.rangemovement=false");
    modules().forEach(command::option);
    return command.main(jars + "/*", "org.apache.cassandra.service.CassandraDaemon");
  }

  /** Its command line tool, connected to this node. */
  JavaCommand nodetool(JavaCommand command, String words) {
    modules().forEach(command::option);
    var arguments =
        new ArrayList<>(List.of("-h", "127.0.0.1", "-p", Integer.toString(managementPort)));
    arguments.addAll(List.of(words.split(" ", -1)));
    return command
        .option("-Dlogback.configurationFile=logback-tools.xml")
        .main(jars + "/*", "org.apache.cassandra.tools.NodeTool", arguments.toArray(String[]::new));
  }

  private static Stream<String> modules() {
    return Stream.concat(
        EXPORTS.stream().map(each -> "--add-exports=" + each + "=ALL-UNNAMED"),
        OPENS.stream().map(each -> "--add-opens=" + each + "=ALL-UNNAMED"));
  }

  private Path jamm() throws IOException {
    try (var files = Files.list(jars)) {
      return files
          .filter(jar -> jar.getFileName().toString().startsWith("jamm-"))
          .findFirst()
          .orElseThrow();
    }
  }

  private String configuration() {
    return """
        cluster_name: PLANTED cluster
        num_tokens: 4
        auto_bootstrap: false
        partitioner: org.apache.cassandra.dht.Murmur3Partitioner
        seed_provider:
          - class_name: org.apache.cassandra.locator.SimpleSeedProvider
            parameters: [{seeds: 127.0.0.1}]
        listen_address: %1$s
        rpc_address: %1$s
        native_transport_port: %2$d
        storage_port: %3$d
        endpoint_snitch: SimpleSnitch
        phi_convict_threshold: 5
        commitlog_sync: periodic
        commitlog_sync_period: 10000ms
        auto_snapshot: false
        cdc_enabled: true
        materialized_views_enabled: true
        user_defined_functions_enabled: true
        """
        .formatted(address, ring.clients(), ring.nodes());
  }

  @Override
  public void awaitUp(JavaProcess process) {
    process.awaitOnConsole("Startup complete");
  }

  @Override
  public String log(JavaProcess process) throws IOException {
    return Files.readString(directory.resolve("system.log"));
  }
}
