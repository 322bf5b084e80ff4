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
import dev.usagetelemetry.it.Sources;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A worker of Kafka Connect, of a group or standalone. */
final class KafkaConnect implements RealServer {

  private final String version;
  private final Path directory;
  private final int port = Ports.free(1).get(0);
  private final Map<String, String> configuration = new LinkedHashMap<>();
  private final List<String> program = new ArrayList<>();

  private KafkaConnect(String version, Path directory, String bootstrap) {
    this.version = version;
    this.directory = directory;
    configuration.put("bootstrap.servers", bootstrap);
    configuration.put("listeners", "http://127.0.0.1:" + port);
    configuration.put("client.id", "PLANTED-client");
    configuration.put("plugin.path", directory.resolve("PLANTED-plugins").toString());
    for (var what : List.of("key", "value")) {
      configuration.put(what + ".converter", "org.apache.kafka.connect.storage.StringConverter");
    }
  }

  /**
   * One of the workers that share a group.
   *
   * @param bootstrap address of the broker that keeps what they share
   * @param group name of the group, which nobody else uses
   */
  static KafkaConnect distributed(String version, Path directory, String bootstrap, String group) {
    var worker = new KafkaConnect(version, directory, bootstrap);
    worker.program.add("ConnectDistributed");
    worker.configuration.put("group.id", group);
    worker.configuration.put("session.timeout.ms", "6000");
    worker.configuration.put("heartbeat.interval.ms", "1000");
    worker.configuration.put("scheduled.rebalance.max.delay.ms", "0");
    for (var what : List.of("config", "offset", "status")) {
      worker.configuration.put(what + ".storage.topic", group + "-" + what);
      worker.configuration.put(what + ".storage.replication.factor", "1");
    }
    for (var what : List.of("offset", "status")) {
      worker.configuration.put(what + ".storage.partitions", "1");
    }
    return worker;
  }

  /** A worker that is alone and keeps what it has to in a file. */
  static KafkaConnect standalone(String version, Path directory, String bootstrap) {
    var worker = new KafkaConnect(version, directory, bootstrap);
    worker.program.add("ConnectStandalone");
    worker.configuration.put(
        "offset.storage.file.filename", directory.resolve("PLANTED-offsets").toString());
    return worker;
  }

  @Override
  public String id() {
    return "kafka-connect";
  }

  @Override
  public String version() {
    return version;
  }

  @Override
  public JavaCommand command() throws IOException {
    install();
    var file = directory.resolve("worker.properties");
    Files.write(file, configuration.entrySet().stream().map(Object::toString).toList());
    return new JavaCommand(directory)
        .option("-Xmx256m", "-Dkafka.logs.dir=" + directory)
        .option(
            "-Dlog4j2.configurationFile="
                + Resource.file("/servers/kafka-connect/log4j2.properties"))
        .main(
            classPath(version), "org.apache.kafka.connect.cli." + program.get(0), file.toString());
  }

  /** Compiles a connector of the user's own to where the worker looks for plug-ins. */
  private void install() throws IOException {
    Sources.compile(
        Built.jdk(),
        classPath(version),
        "kafka-connect/PlantedSource.java",
        directory.resolve("PLANTED-plugins/PLANTED-plugin"));
  }

  static String classPath(String version) throws IOException {
    return Artifacts.classPath(
        "kafka-connect-" + version,
        "org.apache.kafka:connect-runtime:" + version,
        "org.apache.kafka:connect-file:" + version,
        "org.apache.logging.log4j:log4j-slf4j-impl:2.25.5",
        "org.apache.logging.log4j:log4j-core:2.25.5");
  }

  @Override
  public void awaitUp(JavaProcess process) {
    process.awaitOnConsole("Kafka Connect started");
  }

  @Override
  public String log(JavaProcess process) throws IOException {
    return Files.readString(directory.resolve("connect.log"));
  }

  /** Makes a connector that reads a file line by line. */
  void createFileSource(String name) throws Exception {
    var file = Files.writeString(directory.resolve("PLANTED-lines"), "PLANTED-line\n");
    put(
        "connectors/" + name + "/config",
        """
        {"connector.class": "org.apache.kafka.connect.file.FileStreamSourceConnector",
         "tasks.max": "1", "topic": "PLANTED-topic", "file": "%s"}
        """
            .formatted(file));
  }

  /** Makes a connector of the user's own with two tasks. */
  void createPlantedSource(String name) throws Exception {
    put(
        "connectors/" + name + "/config",
        """
        {"connector.class": "com.example.connect.PlantedSource", "tasks.max": "2"}
        """);
  }

  void pause(String name) throws Exception {
    put("connectors/" + name + "/pause", "");
  }

  void delete(String name) throws Exception {
    request("DELETE", "connectors/" + name, "");
  }

  private void put(String path, String body) throws Exception {
    request("PUT", path, body);
  }

  /** Answers with a conflict while the group of workers forms anew: asks again. */
  private void request(String method, String path, String body) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/" + path))
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body))
            .build();
    var client = HttpClient.newHttpClient();
    var answer =
        await()
            .atMost(30, SECONDS)
            .pollInterval(500, MILLISECONDS)
            .until(
                () -> client.send(request, BodyHandlers.ofString()),
                each -> each.statusCode() != 409);
    if (answer.statusCode() >= 300) {
      throw new IOException(path + ": " + answer.statusCode() + " " + answer.body());
    }
  }
}
