package dev.usagetelemetry.it.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Somebody who uses a server over HTTP, with connections that are kept open. */
final class HttpUser {

  private static final Duration TO_ANSWER = Duration.ofSeconds(60);

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String base;

  /**
   * A user of one server.
   *
   * @param base what all addresses begin with
   */
  HttpUser(String base) {
    this.base = base;
  }

  /** Sends JSON, which the server has to accept. */
  String send(String method, String path, String json) throws IOException, InterruptedException {
    var answer =
        client.send(request(path).method(method, body(json)).build(), BodyHandlers.ofString());
    assertThat(answer.statusCode())
        .as("%s %s: %s", method, path, answer.body())
        .isBetween(200, 299);
    return answer.body();
  }

  String send(String method, String path) throws IOException, InterruptedException {
    return send(method, path, "");
  }

  /** Whether the server answers a GET and accepts it. */
  boolean isServed(String path) {
    try {
      var answer = client.send(request(path).GET().build(), BodyHandlers.discarding());
      return answer.statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(base + path))
        .timeout(TO_ANSWER)
        .header("Content-Type", "application/json");
  }

  private static HttpRequest.BodyPublisher body(String json) {
    return json.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(json);
  }
}
