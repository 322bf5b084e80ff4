package dev.usagetelemetry.schedule;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How often and when one message is tried: at most 3 times, all begun within 15 minutes or a
 * quarter of the interval, whichever is shorter. Then there is silence until the next message.
 *
 * @param window from the first attempt to the begin of the last
 */
public record RetryPlan(Duration window) {

  private static final int ATTEMPTS = 3;
  private static final Duration LONGEST = Duration.ofMinutes(15);

  /** The plan for messages that are an interval apart. */
  public static RetryPlan within(Duration interval) {
    Duration quarter = interval.dividedBy(4);
    return new RetryPlan(quarter.compareTo(LONGEST) < 0 ? quarter : LONGEST);
  }

  /**
   * How long to wait for the next attempt. Of a window of 15 minutes 1 minute after the first
   * attempt and 5 after the second, or as long as the endpoint asked us to, if that is longer.
   *
   * @param made attempts made so far, at least 1
   * @param sinceFirst from the begin of the first attempt until now
   * @param retryAfterSeconds what the endpoint asked for
   * @return empty when no attempt is left, or when the next would be after the window: the endpoint
   *     is never asked sooner than it wants
   */
  public Optional<Duration> delayAfter(
      int made, Duration sinceFirst, OptionalLong retryAfterSeconds) {
    if (made >= ATTEMPTS) {
      return Optional.empty();
    }
    long asked = retryAfterSeconds.orElse(0);
    if (asked > window.toSeconds()) {
      return Optional.empty();
    }
    Duration own = made == 1 ? window.dividedBy(15) : window.dividedBy(3);
    Duration wished = Duration.ofSeconds(Math.max(0, asked));
    Duration delay = wished.compareTo(own) > 0 ? wished : own;
    return sinceFirst.plus(delay).compareTo(window) <= 0 ? Optional.of(delay) : Optional.empty();
  }
}
