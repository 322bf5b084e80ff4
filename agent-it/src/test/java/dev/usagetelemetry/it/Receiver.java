package dev.usagetelemetry.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.awaitility.core.ConditionTimeoutException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An endpoint on loopback that keeps what it gets and answers as it is told. */
public final class Receiver implements AutoCloseable {

  /** Answers a request whose body has been read and kept. */
  public interface Answer {
    void to(HttpExchange exchange) throws IOException;
  }

  private static final Duration TO_ARRIVE = Duration.ofSeconds(40);

  private final String url;
  private final Supplier<List<String>> bodies;
  private final AutoCloseable server;
  private volatile Answer answer = exchange -> exchange.sendResponseHeaders(204, -1);

  /** In this JVM. */
  public Receiver() throws IOException {
    var http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    var received = new CopyOnWriteArrayList<String>();
    http.createContext("/", exchange -> take(exchange, received));
    http.start();
    url = "http://127.0.0.1:" + http.getAddress().getPort() + "/telemetry";
    bodies = () -> received;
    server = () -> http.stop(0);
  }

  private Receiver(int port, Path file, JavaProcess process) {
    url = "http://127.0.0.1:" + port + "/telemetry";
    bodies = () -> lines(file);
    server = process;
  }

  /** In a network of its own: the one that comes with the agent. */
  public static Receiver within(Network network, Path directory) throws IOException {
    var port = Ports.free(1).get(0);
    var file = Files.createTempFile(Files.createDirectories(directory), "messages", ".json");
    var process =
        network
            .join(new JavaCommand(directory))
            .jar(Built.agent(), "receive", "--port", port.toString(), "--file", file.toString())
            .start();
    process.awaitOnConsole("Receiving at");
    return new Receiver(port, file, process);
  }

  /** The endpoint's address. */
  public String url() {
    return url;
  }

  /** From now on. */
  public void answer(Answer next) {
    answer = next;
  }

  /** Messages so far, as they came. */
  public List<String> bodies() {
    return bodies.get();
  }

  /** Waits for the next message of which something holds. */
  public JsonNode awaitNext(Predicate<JsonNode> holds) {
    var seen = bodies().size();
    return awaitFrom(seen, holds);
  }

  /** Waits for a message, also one that has come already, that is as expected. */
  public JsonNode awaitMatch(ExpectedMessage expected) {
    try {
      return awaitFrom(0, expected::matches);
    } catch (ConditionTimeoutException never) {
      expected.holdsFor(Messages.last(this));
      throw never;
    }
  }

  /** Waits for any message. */
  public JsonNode awaitAny() {
    return awaitFrom(0, message -> true);
  }

  private JsonNode awaitFrom(int first, Predicate<JsonNode> holds) {
    await("a message")
        .atMost(TO_ARRIVE)
        .pollInterval(100, MILLISECONDS)
        .until(() -> bodies().stream().skip(first).anyMatch(body -> holds.test(parse(body))));
    return bodies().stream()
        .skip(first)
        .map(Receiver::parse)
        .filter(holds)
        .findFirst()
        .orElseThrow();
  }

  public static JsonNode parse(String body) {
    return JsonMapper.shared().readTree(body);
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private void take(HttpExchange exchange, List<String> received) throws IOException {
    try (exchange) {
      received.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
      answer.to(exchange);
    }
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (Exception ending) {
      throw new IllegalStateException(ending);
    }
  }
}
