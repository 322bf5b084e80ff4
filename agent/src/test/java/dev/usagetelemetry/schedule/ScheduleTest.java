package dev.usagetelemetry.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleTest {

  private static final Schedule DAILY = new Schedule(Duration.ofHours(1), Duration.ofHours(24));

  @ParameterizedTest
  @CsvSource({
    "PT0S, PT1H",
    "PT59M59.999999999S, PT1H",
    "PT1H, PT25H",
    "PT1H0.000000001S, PT25H",
    "PT24H59M, PT25H",
    "PT25H, PT49H",
    "PT25H9M, PT49H",
    "P7D, P7DT1H",
    "P3650D, P3650DT1H"
  })
  void the_next_message_is_the_first_that_is_due_strictly_after_now(Duration now, Duration next) {
    assertThat(DAILY.nextAfter(now.toNanos())).isEqualTo(next.toNanos());
  }

  @Test
  void without_progress_there_is_no_schedule() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Schedule(Duration.ofHours(1), Duration.ZERO));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Schedule(Duration.ofHours(-1), Duration.ofHours(1)));
  }
}
