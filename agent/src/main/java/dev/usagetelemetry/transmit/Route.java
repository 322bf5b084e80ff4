package dev.usagetelemetry.transmit;

import dev.usagetelemetry.disclose.Endpoint;
import org.jspecify.annotations.Nullable;

/** How to get to an endpoint. */
sealed interface Route {

  /** Straight. */
  record Direct(Endpoint endpoint) implements Route {}

  /**
   * Through a tunnel of an HTTP proxy, so that the proxy sees the host and nothing else.
   *
   * @param credentials {@code user:password}, if the proxy's setting holds them
   */
  record Tunnel(Endpoint endpoint, String host, int port, @Nullable String credentials)
      implements Route {

    @Override
    public String toString() {
      return "a tunnel"; // The record's own would show the password.
    }
  }

  /** The setting for a proxy is there but cannot be used; to go straight would bypass it. */
  record NotUnderstood() implements Route {}
}
