package dev.usagetelemetry.transmit;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * The header field {@code Retry-After}, in its two forms: seconds, or a date (RFC 9110, 10.2.3).
 */
final class RetryAfter {

  /** Not RFC_1123_DATE_TIME alone: it would read the month in the server's language. */
  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT);

  private RetryAfter() {}

  /** In seconds from now, empty for what is neither form. */
  static OptionalLong seconds(String value, Clock clock) {
    try {
      if (!value.isEmpty() && Character.isDigit(value.charAt(0))) {
        return OptionalLong.of(Long.parseLong(value));
      }
      var until = ZonedDateTime.parse(value, HTTP_DATE).toInstant();
      return OptionalLong.of(Math.max(0, Duration.between(clock.instant(), until).toSeconds()));
    } catch (NumberFormatException | DateTimeException neither) {
      return OptionalLong.empty();
    }
  }
}
