package dev.usagetelemetry.schedule;

import java.time.Duration;

/**
 * When messages are due: first, and then at every interval from the start. Counted from the start
 * and not from the message before, so that it does not drift; and asked for what comes after now,
 * so that a machine that slept for a week owes one message and not seven.
 */
public record Schedule(Duration first, Duration interval) {

  /** So late that short-lived servers, those of tests above all, never report. */
  public static final Duration FIRST = Duration.ofHours(1);

  /** Once a day. */
  public static final Duration INTERVAL = Duration.ofHours(24);

  /** Holds that there is progress. */
  public Schedule {
    if (first.isNegative() || interval.isNegative() || interval.isZero()) {
      throw new IllegalArgumentException("a schedule needs a positive interval");
    }
  }

  /**
   * The next message that is due strictly after a moment.
   *
   * @param elapsed nanoseconds since the start
   * @return nanoseconds since the start
   */
  public long nextAfter(long elapsed) {
    long firstNanos = first.toNanos();
    if (elapsed < firstNanos) {
      return firstNanos;
    }
    long intervalNanos = interval.toNanos();
    long passed = (elapsed - firstNanos) / intervalNanos;
    return firstNanos + (passed + 1) * intervalNanos;
  }
}
