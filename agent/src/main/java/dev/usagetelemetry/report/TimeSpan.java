package dev.usagetelemetry.report;

import java.time.Duration;

/**
 * A length of time as .NET writes it, because the reference message does: {@code
 * [-][d.]hh:mm:ss[.fffffff]}, the constant ("c") format of {@code System.TimeSpan}.
 *
 * @param ticks units of 100 ns, which is all that the format can show
 */
public record TimeSpan(long ticks) {

  private static final int NANOS_PER_TICK = 100;
  private static final long PER_SECOND = 10_000_000;
  private static final long PER_MINUTE = 60 * PER_SECOND;
  private static final long PER_HOUR = 60 * PER_MINUTE;
  private static final long PER_DAY = 24 * PER_HOUR;

  /**
   * Rounds down to the tick.
   *
   * @throws ArithmeticException if the duration is longer than a TimeSpan can be, about 29,000
   *     years
   */
  public static TimeSpan of(Duration duration) {
    var wholeSeconds = Math.multiplyExact(duration.getSeconds(), PER_SECOND);
    return new TimeSpan(Math.addExact(wholeSeconds, duration.getNano() / NANOS_PER_TICK));
  }

  /** Days appear only from one day on, and the fraction, always of seven digits, only if not 0. */
  @Override
  public String toString() {
    var text = new StringBuilder(ticks < 0 ? "-" : "");
    var days = magnitude(ticks / PER_DAY);
    if (days > 0) {
      text.append(days).append('.');
    }
    appendPadded(text, magnitude(ticks % PER_DAY / PER_HOUR), 2);
    appendPadded(text.append(':'), magnitude(ticks % PER_HOUR / PER_MINUTE), 2);
    appendPadded(text.append(':'), magnitude(ticks % PER_MINUTE / PER_SECOND), 2);
    var fraction = magnitude(ticks % PER_SECOND);
    if (fraction > 0) {
      appendPadded(text.append('.'), fraction, 7);
    }
    return text.toString();
  }

  /** Taken of the parts and not of the whole, because {@code -Long.MIN_VALUE} does not exist. */
  private static long magnitude(long part) {
    return Math.abs(part);
  }

  private static void appendPadded(StringBuilder text, long number, int width) {
    var digits = Long.toString(number);
    text.append("0".repeat(width - digits.length())).append(digits);
  }
}
