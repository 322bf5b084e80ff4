package dev.usagetelemetry.it;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Free ports on loopback, below those that systems give to outgoing connections: a port that is
 * free now would otherwise be some client's when the server gets to it. No port is given twice, and
 * each JVM of the tests has a range of its own.
 */
public final class Ports {

  private static final int FIRST = 10_000;
  private static final int RANGE = 1_000;

  private static final int RANGES = 20;

  /** Bound as long as this JVM lives: its number says that the range above it is taken. */
  private static final ServerSocket GUARD = guard();

  private static final AtomicInteger NEXT = new AtomicInteger(GUARD.getLocalPort() + 1);

  private Ports() {}

  private static ServerSocket guard() {
    for (var range = 0; range < RANGES; range++) {
      try {
        return new ServerSocket(FIRST + RANGE * range, 1, InetAddress.getLoopbackAddress());
      } catch (IOException anotherJvmHasIt) {
        // The next range, then.
      }
    }
    throw new IllegalStateException("no range of ports is free");
  }

  /** Several at once. */
  public static List<Integer> free(int count) {
    var ports = new ArrayList<Integer>();
    while (ports.size() < count) {
      var port = NEXT.getAndIncrement();
      if (isFree(port)) {
        ports.add(port);
      }
    }
    return ports;
  }

  private static boolean isFree(int port) {
    try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException taken) {
      return false;
    }
  }
}
