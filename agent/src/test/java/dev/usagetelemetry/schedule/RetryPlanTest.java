package dev.usagetelemetry.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class RetryPlanTest {

  private static final OptionalLong NOT_ASKED = OptionalLong.empty();

  private final RetryPlan daily = RetryPlan.within(Duration.ofHours(24));

  @Test
  void there_are_three_attempts_and_no_fourth() {
    assertThat(daily.delayAfter(1, Duration.ofSeconds(10), NOT_ASKED))
        .contains(Duration.ofMinutes(1));
    assertThat(daily.delayAfter(2, Duration.ofSeconds(80), NOT_ASKED))
        .contains(Duration.ofMinutes(5));
    assertThat(daily.delayAfter(3, Duration.ofMinutes(6), NOT_ASKED)).isEmpty();
  }

  @Test
  void the_window_is_15_minutes_or_a_quarter_of_the_interval() {
    assertThat(daily.window()).isEqualTo(Duration.ofMinutes(15));
    assertThat(RetryPlan.within(Duration.ofHours(1)).window()).isEqualTo(Duration.ofMinutes(15));
    assertThat(RetryPlan.within(Duration.ofSeconds(8)).window()).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void no_attempt_begins_after_the_window() {
    assertThat(daily.delayAfter(2, Duration.ofMinutes(10), NOT_ASKED))
        .contains(Duration.ofMinutes(5));
    assertThat(daily.delayAfter(2, Duration.ofMinutes(10).plusNanos(1), NOT_ASKED)).isEmpty();
  }

  @Test
  void retry_after_is_honored_when_it_is_longer_than_our_own_delay() {
    assertThat(daily.delayAfter(1, Duration.ZERO, OptionalLong.of(120)))
        .contains(Duration.ofMinutes(2));
    assertThat(daily.delayAfter(1, Duration.ZERO, OptionalLong.of(5)))
        .contains(Duration.ofMinutes(1));
  }

  @Test
  void retry_after_beyond_the_window_means_silence_until_the_next_message() {
    assertThat(daily.delayAfter(1, Duration.ofSeconds(10), OptionalLong.of(895))).isEmpty();
    assertThat(daily.delayAfter(1, Duration.ZERO, OptionalLong.of(Long.MAX_VALUE))).isEmpty();
  }
}
