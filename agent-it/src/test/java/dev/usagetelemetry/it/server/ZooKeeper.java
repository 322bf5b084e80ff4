package dev.usagetelemetry.it.server;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import dev.usagetelemetry.it.Artifacts;
import dev.usagetelemetry.it.JavaCommand;
import dev.usagetelemetry.it.JavaProcess;
import dev.usagetelemetry.it.Ports;
import dev.usagetelemetry.it.RealServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A ZooKeeper, alone or a node of an ensemble. */
final class ZooKeeper implements RealServer {

  private final String version;
  private final Path directory;
  private final int port;
  private final int number;
  private final List<String> configuration = new ArrayList<>();

  private ZooKeeper(String version, Path directory, int port, int number) {
    this.version = version;
    this.directory = directory;
    this.port = port;
    this.number = number;
    configuration.add("clientPort=" + port);
    configuration.add("clientPortAddress=127.0.0.1");
    configuration.add("dataDir=" + data());
    // It serves commands over HTTP on all addresses.
    configuration.add("admin.enableServer=false");
  }

  static ZooKeeper alone(String version, Path directory) {
    var server = new ZooKeeper(version, directory, Ports.free(1).get(0), 0);
    server.configuration.add("tickTime=2000");
    return server;
  }

  /** Nodes that elect a leader. */
  static List<ZooKeeper> ensemble(String version, Path directory, int size) {
    var ports = Ports.free(3 * size);
    var members = new ArrayList<String>();
    for (var i = 0; i < size; i++) {
      members.add(
          "server.%d=127.0.0.1:%d:%d".formatted(i + 1, ports.get(3 * i + 1), ports.get(3 * i + 2)));
    }
    var nodes = new ArrayList<ZooKeeper>();
    for (var i = 0; i < size; i++) {
      var node =
          new ZooKeeper(version, directory.resolve("node" + (i + 1)), ports.get(3 * i), i + 1);
      node.configuration.addAll(List.of("tickTime=500", "initLimit=20", "syncLimit=10"));
      node.configuration.add("4lw.commands.whitelist=mntr,srvr");
      node.configuration.addAll(members);
      nodes.add(node);
    }
    return nodes;
  }

  @Override
  public String id() {
    return "zookeeper";
  }

  @Override
  public String version() {
    return version;
  }

  Path directory() {
    return directory;
  }

  /** Where clients connect to. */
  String address() {
    return "127.0.0.1:" + port;
  }

  @Override
  public JavaCommand command() throws IOException {
    Files.createDirectories(data());
    if (number > 0) {
      Files.writeString(data().resolve("myid"), Integer.toString(number));
    }
    var file = directory.resolve("zoo.cfg");
    Files.write(file, configuration);
    return new JavaCommand(directory)
        .option("-Xmx128m")
        .option("-Dlogback.configurationFile=" + Resource.file("/servers/zookeeper/logback.xml"))
        .main(
            classPath(version),
            "org.apache.zookeeper.server.quorum.QuorumPeerMain",
            file.toString());
  }

  private Path data() {
    return directory.resolve("PLANTED-data");
  }

  static String classPath(String version) throws IOException {
    return Artifacts.classPath(
        "zookeeper-" + version,
        "org.apache.zookeeper:zookeeper:" + version,
        // Of these three ZooKeeper says that they are provided by whoever runs it.
        "io.dropwizard.metrics:metrics-core:4.1.12.1",
        "org.xerial.snappy:snappy-java:1.1.10.5",
        "commons-cli:commons-cli:1.5.0",
        "org.slf4j:slf4j-api:2.0.13",
        "ch.qos.logback:logback-core:1.3.15",
        "ch.qos.logback:logback-classic:1.3.15");
  }

  /** The client's library and the programs of the distribution, without a log. */
  static String clientClassPath(String version) throws IOException {
    return Artifacts.classPath(
        "zookeeper-client-" + version,
        "org.apache.zookeeper:zookeeper:" + version,
        "commons-cli:commons-cli:1.5.0",
        "org.xerial.snappy:snappy-java:1.1.10.5",
        "io.dropwizard.metrics:metrics-core:4.1.12.1",
        "org.slf4j:slf4j-nop:2.0.13",
        "-ch.qos.logback:logback-classic",
        "-ch.qos.logback:logback-core");
  }

  /** Its log says nothing of the kind; its command {@code srvr} does. */
  @Override
  public void awaitUp(JavaProcess process) {
    await("ZooKeeper to serve")
        .atMost(60, SECONDS)
        .pollInterval(100, MILLISECONDS)
        .until(() -> !process.isAlive() || command("srvr").contains("Mode: "));
    if (!process.isAlive()) {
      throw new AssertionError("The process ended: " + process.console());
    }
  }

  private String command(String word) {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      // One that is accepted while it starts may never be answered.
      socket.setSoTimeout(1_000);
      socket.getOutputStream().write(word.getBytes(US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), US_ASCII);
    } catch (IOException notYet) {
      return "";
    }
  }

  /** The stock configuration writes it to the console. */
  @Override
  public String log(JavaProcess process) {
    return process.out();
  }
}
