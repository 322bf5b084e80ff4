package dev.usagetelemetry.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MessageReceiverTest {

  private static final String MESSAGE = "{\"version\":\"1.0\",\"cluster\":{\"size\":3}}";

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final HttpClient client = HttpClient.newHttpClient();
  private final Path file;
  private final MessageReceiver receiver;

  MessageReceiverTest(@TempDir Path folder) throws Exception {
    file = folder.resolve("messages.json");
    var sink = new MessageSink(new PrintWriter(printed, true, UTF_8), file);
    receiver = MessageReceiver.start(0, sink);
  }

  @AfterEach
  void stop() {
    receiver.close();
  }

  @Test
  void a_message_is_printed_indented_and_appended_as_one_line() throws Exception {
    assertThat(post(MESSAGE).statusCode()).isEqualTo(204);
    assertThat(post(MESSAGE.replace(",", ",\n ")).statusCode()).isEqualTo(204);

    assertThat(file).content(UTF_8).isEqualTo(MESSAGE + "\n" + MESSAGE + "\n");
    assertThat(printed.toString(UTF_8))
        .startsWith(
            """
            {
              "version": "1.0",
              "cluster": {
                "size": 3
              }
            }
            """);
  }

  @Test
  void what_is_not_a_message_is_answered_with_the_reason_and_kept_nowhere() throws Exception {
    var response = post("{\"host\":\"Example\"}");

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).isEqualTo("neither \"version\" nor \"uptime\" is there\n");
    assertNothingKept();
  }

  @Test
  void more_than_64_kib_is_too_large() throws Exception {
    var padding = " ".repeat(MessageHandler.LONGEST - MESSAGE.length());
    assertThat(post(MESSAGE + padding).statusCode()).isEqualTo(204);
    Files.delete(file);
    printed.reset();

    assertThat(post(MESSAGE + padding + " ").statusCode()).isEqualTo(413);
    assertNothingKept();
  }

  @Test
  void other_methods_are_refused() throws Exception {
    var response = client.send(request().GET().build(), BodyHandlers.ofString());

    assertThat(response.statusCode()).isEqualTo(405);
    assertThat(response.headers().firstValue("Allow")).hasValue("POST");
    assertNothingKept();
  }

  @Test
  void a_message_that_cannot_be_written_down_is_not_acknowledged() throws Exception {
    Files.delete(file);
    Files.createDirectory(file);

    assertThat(post(MESSAGE).statusCode()).isEqualTo(500);
  }

  @Test
  void it_can_be_reached_on_the_loopback_address_only() {
    assertThat(receiver.address()).hasScheme("http").hasHost("127.0.0.1");
  }

  private void assertNothingKept() {
    assertThat(printed.toString(UTF_8)).isEmpty();
    assertThat(file)
        .satisfiesAnyOf(f -> assertThat(f).doesNotExist(), f -> assertThat(f).isEmptyFile());
  }

  private HttpResponse<String> post(String body) throws Exception {
    return client.send(
        request().POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
  }

  private HttpRequest.Builder request() {
    return HttpRequest.newBuilder(receiver.address());
  }
}
