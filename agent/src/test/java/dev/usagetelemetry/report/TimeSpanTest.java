package dev.usagetelemetry.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeSpanTest {

  @ParameterizedTest
  @CsvSource({
    "0, 00:00:00",
    "1, 00:00:00.0000001",
    "9999999, 00:00:00.9999999",
    "10000000, 00:00:01",
    "600000000, 00:01:00",
    "710115732, 00:01:11.0115732",
    "36000000000, 01:00:00",
    "863999999999, 23:59:59.9999999",
    "864000000000, 1.00:00:00",
    "900101234567, 1.01:00:10.1234567",
    "8640000000000, 10.00:00:00",
    "-1, -00:00:00.0000001",
    "-900101234567, -1.01:00:10.1234567",
    "9223372036854775807, 10675199.02:48:05.4775807",
    "-9223372036854775808, -10675199.02:48:05.4775808",
  })
  void writes_ticks_as_dotnet_does(long ticks, String expected) {
    assertThat(new TimeSpan(ticks)).hasToString(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "PT0S, 00:00:00",
    "PT1M11.0115732S, 00:01:11.0115732",
    "P1DT1H10.1234567S, 1.01:00:10.1234567",
    "PT1H, 01:00:00",
    "P400D, 400.00:00:00",
    "PT-0.5S, -00:00:00.5000000",
  })
  void measures_a_duration(Duration duration, String expected) {
    assertThat(TimeSpan.of(duration)).hasToString(expected);
  }

  @Test
  void drops_what_is_shorter_than_a_tick() {
    assertThat(TimeSpan.of(Duration.ofNanos(99))).hasToString("00:00:00");
    assertThat(TimeSpan.of(Duration.ofNanos(199))).hasToString("00:00:00.0000001");
  }

  @Test
  void refuses_a_duration_that_it_cannot_hold() {
    var tooLong = Duration.ofSeconds(Long.MAX_VALUE);
    assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> TimeSpan.of(tooLong));
  }
}
