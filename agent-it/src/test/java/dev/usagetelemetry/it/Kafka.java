package dev.usagetelemetry.it;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A real Kafka node that can be started: configured, formatted, with an agent. */
public final class Kafka {

  /** A cluster id is 16 random bytes in base64; this one is looked for in what leaves. */
  public static final String CLUSTER_ID = "PLANTEDclusterId0123aQ";

  private static final Duration TOOL = Duration.ofSeconds(60);

  private final String version;
  private final Path directory;
  private final Map<String, String> properties = new LinkedHashMap<>();
  private final List<String> jvmOptions = new ArrayList<>();
  private final Map<String, String> environment = new LinkedHashMap<>();
  private final List<String> prefix = new ArrayList<>();
  private final int port;
  private boolean standalone;

  private Kafka(String version, Path directory, int port) {
    this.version = version;
    this.directory = directory;
    this.port = port;
  }

  /** A broker and controller in one, alone. */
  public static Kafka alone(String version, Path directory) throws IOException {
    var ports = Ports.free(2);
    var kafka = new Kafka(version, directory, ports.get(0));
    kafka.standalone = true;
    kafka.node(1, "broker,controller", ports.get(0), ports.get(1));
    kafka.set("controller.quorum.bootstrap.servers", "127.0.0.1:" + ports.get(1));
    return kafka;
  }

  /** Nodes that are broker and controller each, in one quorum. */
  public static List<Kafka> quorum(String version, Path directory, int size) throws IOException {
    var ports = Ports.free(2 * size);
    var voters = new ArrayList<String>();
    for (var i = 1; i <= size; i++) {
      voters.add(i + "@127.0.0.1:" + ports.get(2 * i - 1));
    }
    var nodes = new ArrayList<Kafka>();
    for (var i = 1; i <= size; i++) {
      var kafka = new Kafka(version, directory.resolve("node" + i), ports.get(2 * i - 2));
      kafka.node(i, "broker,controller", ports.get(2 * i - 2), ports.get(2 * i - 1));
      kafka.set("controller.quorum.voters", String.join(",", voters));
      nodes.add(kafka);
    }
    return nodes;
  }

  /** A controller and, in another process, a broker. */
  public static List<Kafka> apart(String version, Path directory) throws IOException {
    var ports = Ports.free(2);
    var controller = new Kafka(version, directory.resolve("controller"), ports.get(1));
    controller.node(1, "controller", 0, ports.get(1));
    var broker = new Kafka(version, directory.resolve("broker"), ports.get(0));
    broker.node(2, "broker", ports.get(0), ports.get(1));
    for (var each : List.of(controller, broker)) {
      each.set("controller.quorum.voters", "1@127.0.0.1:" + ports.get(1));
    }
    return List.of(controller, broker);
  }

  private void node(int id, String roles, int brokerPort, int controllerPort) {
    var listeners = new ArrayList<String>();
    if (roles.contains("broker")) {
      listeners.add("PLAINTEXT://127.0.0.1:" + brokerPort);
      set("advertised.listeners", "PLAINTEXT://127.0.0.1:" + brokerPort);
    }
    if (roles.contains("controller")) {
      listeners.add("CONTROLLER://127.0.0.1:" + controllerPort);
    }
    set("process.roles", roles);
    set("node.id", Integer.toString(id));
    set("listeners", String.join(",", listeners));
    // As in the stock file: names that no listener uses.
    set(
        "listener.security.protocol.map",
        "CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT,SSL:SSL,SASL_PLAINTEXT:SASL_PLAINTEXT");
    set("controller.listener.names", "CONTROLLER");
    set("log.dirs", directory.resolve("PLANTED-data").toString());
    set("broker.rack", "PLANTED-rack");
    for (var topic : List.of("offsets.topic", "transaction.state.log")) {
      set(topic + ".num.partitions", "4");
      set(topic + ".replication.factor", "1");
    }
    set("transaction.state.log.min.isr", "1");
    set("share.coordinator.state.topic.num.partitions", "2");
    set("share.coordinator.state.topic.replication.factor", "1");
    set("share.coordinator.state.topic.min.isr", "1");
    set("group.initial.rebalance.delay.ms", "0");
  }

  public Kafka set(String property, String value) {
    properties.put(property, value);
    return this;
  }

  public Kafka option(String... options) {
    jvmOptions.addAll(List.of(options));
    return this;
  }

  public Kafka variable(String name, String value) {
    environment.put(name, value);
    return this;
  }

  public Kafka under(String... command) {
    prefix.addAll(List.of(command));
    return this;
  }

  public String bootstrap() {
    return "127.0.0.1:" + port;
  }

  /** The diagnostic log. */
  public String serverLog() throws IOException {
    return Files.readString(directory.resolve("logs/server.log"));
  }

  /** Formats the storage and starts; returns when the node says that it has started. */
  public JavaProcess start(String agentSettings) throws IOException {
    var process = launch(agentSettings);
    process.awaitOnConsole("Kafka Server started");
    return process;
  }

  /** Formats the storage and starts, without waiting. */
  public JavaProcess launch(String agentSettings) throws IOException {
    Files.createDirectories(directory);
    var config = directory.resolve("server.properties");
    Files.write(config, properties.entrySet().stream().map(Object::toString).toList());
    if (!Files.exists(directory.resolve("PLANTED-data"))) {
      format(config);
    }
    var command =
        new JavaCommand(directory)
            .agent(agentSettings)
            .under(prefix.toArray(String[]::new))
            .option("-Xmx300m", "-Dkafka.logs.dir=" + directory.resolve("logs"))
            .option("-Dlog4j2.configurationFile=" + logging())
            .option(jvmOptions.toArray(String[]::new))
            .main(classPath(version), "kafka.Kafka", config.toString());
    environment.forEach(command::variable);
    return command.start();
  }

  private void format(Path config) throws IOException {
    var arguments = new ArrayList<String>();
    arguments.addAll(List.of("format", "-t", CLUSTER_ID, "-c", config.toString()));
    if (standalone) {
      arguments.add("--standalone");
    }
    var result =
        new JavaCommand(directory)
            .main(classPath(version), "kafka.tools.StorageTool", arguments.toArray(String[]::new))
            .run(TOOL);
    if (result.exit() != 0) {
      throw new IOException("format: " + result.out() + result.err());
    }
  }

  /** The broker's jars with the logging that the distribution adds. */
  public static String classPath(String version) throws IOException {
    return Artifacts.classPath(
        "kafka-" + version,
        "org.apache.kafka:kafka_2.13:" + version,
        "org.apache.logging.log4j:log4j-slf4j-impl:2.25.5",
        "org.apache.logging.log4j:log4j-core:2.25.5");
  }

  private static Path logging() {
    try {
      return Path.of(
          Objects.requireNonNull(Kafka.class.getResource("/servers/kafka/log4j2.properties"))
              .toURI());
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
