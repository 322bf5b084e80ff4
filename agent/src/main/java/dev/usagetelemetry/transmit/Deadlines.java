package dev.usagetelemetry.transmit;

import java.time.Duration;

/**
 * How long an attempt may take.
 *
 * @param connect for the TCP connection, over all addresses of the host
 * @param whole for everything, the name look-up included
 */
public record Deadlines(Duration connect, Duration whole) {

  /** 5 s to connect, 10 s in all. */
  public static final Deadlines STANDARD =
      new Deadlines(Duration.ofSeconds(5), Duration.ofSeconds(10));
}
