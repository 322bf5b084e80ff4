package dev.usagetelemetry.it;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Shows the whole thing to a person: a real Kafka broker with the agent, what its operator sees,
 * and what arrives at an endpoint. Ends everything that it starts.
 */
public final class Demo {

  private static final Pattern ENTRY = Pattern.compile("(?m)^(?=\\[\\d{4}-)");

  private final Path directory;
  private final Path received;
  private final int port;

  private Demo(Path directory) throws IOException {
    this.directory = directory;
    this.received = directory.resolve("received.jsonl");
    this.port = Ports.free(1).get(0);
  }

  /** Runs it. */
  public static void main(String[] args) throws Exception {
    new Demo(Files.createTempDirectory(Built.target(), "demo")).run();
  }

  private void run() throws Exception {
    var version = Versions.newest("kafka");
    say("Fetching Apache Kafka " + version + " (once)");
    Kafka.classPath(version);

    say("Starting a receiver: java -jar usage-telemetry-agent.jar receive --port " + port);
    try (var receiver = receive()) {
      receiver.awaitOnConsole(Integer.toString(port));
      sending(version);
      optedOut(version);
    }
    say("All stopped. Nothing of Kafka was changed; its logs are in " + directory);
  }

  private void sending(String version) throws Exception {
    var kafka = broker(version, "sending");
    say(
        "Starting the broker with -javaagent in JAVA_TOOL_OPTIONS; first report after 3 s, not 1 h");
    try (var process = kafka.start(settings())) {
      awaitLog(kafka, "Sending usage telemetry");
      say("What the operator sees in Kafka's server.log");
      System.out.println(ownLines(kafka));
      awaitReceived(1);
      say("What arrived at the receiver");
      System.out.println(Files.readString(received));

      say("A user creates a topic; the next message counts it, and does not name it");
      try (var clients = new KafkaClients(kafka.bootstrap())) {
        clients.createTopic("a-name-that-nobody-needs-to-know");
      }
      var before = lines();
      awaitReceived(before + 2);
      System.out.println(
          Files.readAllLines(received)
              .get(before + 1)
              .replaceAll(".*(\"topics\":.*)}", "  ... $1"));
      say("Stopping the broker");
      process.terminate();
    }
  }

  private void optedOut(String version) throws Exception {
    var kafka = broker(version, "opted-out").variable("KAFKA_TELEMETRY_OPTOUT", "true");
    say("Starting a broker whose operator has set KAFKA_TELEMETRY_OPTOUT=true");
    var before = lines();
    try (var process = kafka.start(settings())) {
      awaitLog(kafka, "Usage telemetry, not sent");
      System.out.println(ownLines(kafka));
      say("Messages that arrived meanwhile: " + (lines() - before));
      process.terminate();
    }
  }

  private Kafka broker(String version, String name) throws IOException {
    return Kafka.alone(version, directory.resolve(name))
        .variable("USAGE_TELEMETRY_COMPANY", "Example Ltd")
        .variable("USAGE_TELEMETRY_MORE_INFORMATION", "https://example.com/telemetry");
  }

  private String settings() {
    return "first-report=PT3S,interval=PT3S,endpoint=http://127.0.0.1:" + port + "/telemetry";
  }

  private JavaProcess receive() throws IOException {
    return new JavaCommand(directory)
        .jar(
            Built.agent(),
            "receive",
            "--port",
            Integer.toString(port),
            "--file",
            received.toString())
        .start();
  }

  private static void awaitLog(Kafka kafka, String text) {
    await()
        .atMost(40, SECONDS)
        .pollInterval(100, MILLISECONDS)
        .until(() -> kafka.serverLog().contains(text));
  }

  private void awaitReceived(int messages) {
    await().atMost(40, SECONDS).pollInterval(100, MILLISECONDS).until(() -> lines() >= messages);
  }

  private int lines() throws IOException {
    return Files.exists(received) ? Files.readAllLines(received).size() : 0;
  }

  /** The log's records of the agent, of which there are many more of Kafka. */
  private static String ownLines(Kafka kafka) throws IOException {
    var own = new StringBuilder();
    for (var entry : ENTRY.split(kafka.serverLog(), -1)) {
      if (entry.contains("(usage.telemetry)")) {
        own.append(entry);
      }
    }
    return own.toString();
  }

  private static void say(String what) {
    System.out.println("\n>>> " + what);
  }
}
