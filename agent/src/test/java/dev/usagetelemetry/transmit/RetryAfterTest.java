package dev.usagetelemetry.transmit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "120, 120",
    "'Thu, 01 Jan 2026 00:00:30 GMT', 30",
    "'Wed, 31 Dec 2025 23:00:00 GMT', 0"
  })
  void it_is_seconds_or_a_date(String value, long seconds) {
    assertThat(RetryAfter.seconds(value, Sending.CLOCK)).hasValue(seconds);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "-5", "99999999999999999999", "1.5", "Thu, 01 Jan"})
  void what_is_neither_is_nothing(String value) {
    assertThat(RetryAfter.seconds(value, Sending.CLOCK)).isEqualTo(OptionalLong.empty());
  }

  @Test
  void a_far_date_is_a_long_time() {
    assertThat(RetryAfter.seconds("Fri, 01 Jan 2027 00:00:00 GMT", Sending.CLOCK))
        .hasValue(365L * 24 * 3600);
  }
}
