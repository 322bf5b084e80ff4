package dev.usagetelemetry.it.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;

/** A connection that speaks STOMP, the plain text protocol that several brokers have. */
final class Stomp implements AutoCloseable {

  private static final int TO_ANSWER_MILLIS = 30_000;

  private final Socket socket;
  private int frames;

  /**
   * Connects.
   *
   * @param client whose durable subscriptions outlast the connection
   */
  Stomp(int port, String client) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(TO_ANSWER_MILLIS);
    write(
        "CONNECT",
        "accept-version:1.2",
        "host:PLANTED-host",
        "login:PLANTED-user",
        "passcode:PLANTED-password",
        "client-id:" + client);
    expect("CONNECTED");
  }

  /** Sends a frame; returns when the broker has dealt with it. */
  void does(String command, String... headers) throws IOException {
    var receipt = "receipt-" + ++frames;
    var all = new String[headers.length + 1];
    System.arraycopy(headers, 0, all, 0, headers.length);
    all[headers.length] = "receipt:" + receipt;
    write(command, all);
    expect("RECEIPT");
  }

  private void write(String command, String... headers) throws IOException {
    var frame = command + "\n" + String.join("\n", headers) + "\n\n\0";
    socket.getOutputStream().write(frame.getBytes(UTF_8));
    socket.getOutputStream().flush();
  }

  /** Passes over messages that come meanwhile. */
  private void expect(String command) throws IOException {
    var frame = read();
    while (frame.startsWith("MESSAGE\n")) {
      frame = read();
    }
    if (!frame.startsWith(command + "\n")) {
      throw new IOException("expected " + command + " and not " + frame);
    }
  }

  private String read() throws IOException {
    var frame = new StringBuilder();
    for (var c = next(); c != 0; c = next()) {
      if (c != '\r' && (c != '\n' || !frame.isEmpty())) {
        frame.append((char) c);
      }
    }
    return frame.toString();
  }

  private int next() throws IOException {
    var next = socket.getInputStream().read();
    if (next < 0) {
      throw new EOFException("the broker has closed the connection");
    }
    return next;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
