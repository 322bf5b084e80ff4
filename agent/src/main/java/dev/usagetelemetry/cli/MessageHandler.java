package dev.usagetelemetry.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;

/**
 * One POST, one message. Nothing about the sender is looked at, so nothing about it can be kept.
 *
 * <p>Answers 204 for a message, 400 with the reason for anything else, 405 for other methods, 413
 * for what is longer than 64 KiB, and 500 if the message could not be written down.
 */
final class MessageHandler implements HttpHandler {

  /** In bytes; a message of the reference has about one thousand. */
  static final int LONGEST = 64 * 1024;

  private static final int NO_CONTENT = 204;
  private static final int BAD_REQUEST = 400;
  private static final int METHOD_NOT_ALLOWED = 405;
  private static final int TOO_LARGE = 413;
  private static final int SERVER_ERROR = 500;

  /** What the JDK's server wants to be told where there is no body. */
  private static final int NO_BODY = -1;

  private final MessageSink sink;

  MessageHandler(MessageSink sink) {
    this.sink = sink;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (!exchange.getRequestMethod().equals("POST")) {
        exchange.getResponseHeaders().set("Allow", "POST");
        exchange.sendResponseHeaders(METHOD_NOT_ALLOWED, NO_BODY);
        return;
      }
      var body = exchange.getRequestBody().readNBytes(LONGEST + 1);
      if (body.length > LONGEST) {
        exchange.sendResponseHeaders(TOO_LARGE, NO_BODY);
        return;
      }
      receive(body, exchange);
    }
  }

  private void receive(byte[] body, HttpExchange exchange) throws IOException {
    try {
      sink.accept(MessageCheck.read(body));
      exchange.sendResponseHeaders(NO_CONTENT, NO_BODY);
    } catch (MessageCheck.NotAMessage refused) {
      answer(exchange, BAD_REQUEST, refused.getMessage());
    } catch (IOException unwritten) {
      answer(exchange, SERVER_ERROR, "the message could not be written to the file");
    }
  }

  private static void answer(HttpExchange exchange, int status, String reason) throws IOException {
    var bytes = (reason + "\n").getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
