package dev.usagetelemetry.it;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** An endpoint, byte by byte, that can do everything wrong. */
final class Misbehaving implements AutoCloseable {

  /** What it does with a connection. */
  enum Behavior {
    WELL,
    REFUSES,
    ANSWERS_500,
    ANSWERS_429_WITH_RETRY_AFTER,
    REDIRECTS_TO_ANOTHER_HOST,
    HANGS,
    DRIPS,
    CLOSES_AT_ONCE,
    TALKS_NONSENSE
  }

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicInteger delivered = new AtomicInteger();
  private final int port;
  private volatile ServerSocket listening;
  private volatile Behavior behavior = Behavior.WELL;

  Misbehaving() throws IOException {
    listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    port = listening.getLocalPort();
    accept(listening);
  }

  int port() {
    return port;
  }

  /** Messages that were answered with 204. */
  int delivered() {
    return delivered.get();
  }

  void behave(Behavior next) throws IOException {
    if (next == Behavior.REFUSES) {
      listening.close();
    } else if (listening.isClosed()) {
      listening = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
      accept(listening);
    }
    behavior = next;
  }

  private void accept(ServerSocket socket) {
    threads.execute(
        () -> {
          while (!socket.isClosed()) {
            try {
              var connection = socket.accept();
              threads.execute(() -> serve(connection));
            } catch (IOException closed) {
              return;
            }
          }
        });
  }

  private void serve(Socket connection) {
    try (connection) {
      switch (behavior) {
        case WELL -> {
          readRequest(connection.getInputStream());
          answer(connection, "204 No Content", "");
          delivered.incrementAndGet();
        }
        case ANSWERS_500 -> {
          readRequest(connection.getInputStream());
          answer(connection, "500 Internal Server Error", "");
        }
        case ANSWERS_429_WITH_RETRY_AFTER -> {
          readRequest(connection.getInputStream());
          answer(connection, "429 Too Many Requests", "Retry-After: 3600\r\n");
        }
        case REDIRECTS_TO_ANOTHER_HOST -> {
          readRequest(connection.getInputStream());
          answer(connection, "301 Moved", "Location: http://elsewhere.example.com/\r\n");
        }
        case HANGS -> TimeUnit.SECONDS.sleep(30);
        case DRIPS -> drip(connection);
        case TALKS_NONSENSE ->
            connection.getOutputStream().write("SSH-2.0-x\r\n\r\n".getBytes(US_ASCII));
        case CLOSES_AT_ONCE, REFUSES -> {}
      }
    } catch (IOException | InterruptedException gone) {
      // The agent or the test has had enough.
    }
  }

  private static void drip(Socket connection) throws IOException, InterruptedException {
    for (var c : "HTTP/1.1 204 No Content\r\nX-Slow: aaaaaaaaaaaaaaaaaaaaa".toCharArray()) {
      connection.getOutputStream().write(c);
      connection.getOutputStream().flush();
      TimeUnit.SECONDS.sleep(1);
    }
  }

  private static void answer(Socket connection, String status, String headers) throws IOException {
    var text = "HTTP/1.1 " + status + "\r\n" + headers + "Content-Length: 0\r\n\r\n";
    connection.getOutputStream().write(text.getBytes(US_ASCII));
    connection.getOutputStream().flush();
  }

  /** Up to the end of the body, whose length the request tells. */
  private static void readRequest(InputStream in) throws IOException {
    var head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      var next = in.read();
      if (next < 0) {
        throw new IOException("the request is cut off");
      }
      head.append((char) next);
    }
    var length = head.toString().replaceAll("(?is).*content-length: *(\\d+).*", "$1");
    in.readNBytes(Integer.parseInt(length));
  }

  @Override
  public void close() throws IOException {
    listening.close();
    threads.shutdownNow();
  }
}
