package dev.usagetelemetry.cli;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Listens for messages on the loopback address and on no other: this is for trying out, and a
 * receiver that a network can reach is a service that somebody has to look after.
 */
final class MessageReceiver implements AutoCloseable {

  /** So that one sender that dawdles does not keep the others waiting. */
  private static final int SENDERS_AT_A_TIME = 4;

  private final HttpServer server;
  private final ExecutorService workers;

  private MessageReceiver(HttpServer server, ExecutorService workers) {
    this.server = server;
    this.workers = workers;
  }

  /**
   * Starts to listen.
   *
   * @param port 0 for any free one
   * @throws IOException if the port is taken
   */
  static MessageReceiver start(int port, MessageSink sink) throws IOException {
    var loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    var server = HttpServer.create(new InetSocketAddress(loopback, port), 0);
    var workers = Executors.newFixedThreadPool(SENDERS_AT_A_TIME);
    server.setExecutor(workers);
    server.createContext("/", new MessageHandler(sink));
    server.start();
    return new MessageReceiver(server, workers);
  }

  /** What an agent's {@code endpoint} is set to. */
  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  @Override
  public void close() {
    server.stop(0);
    workers.shutdownNow();
  }
}
