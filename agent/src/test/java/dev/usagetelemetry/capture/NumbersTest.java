package dev.usagetelemetry.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.usagetelemetry.profile.Expr.Comparison;
import dev.usagetelemetry.profile.Expr.Function;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;

class NumbersTest {

  @Test
  void numbers_are_compared_by_value_whatever_their_types() {
    assertThat(Comparing.compare(1, Comparison.EQUAL, 1L)).isTrue();
    assertThat(Comparing.compare((byte) 2, Comparison.EQUAL, 2.0)).isTrue();
    assertThat(Comparing.compare(0.5, Comparison.EQUAL, 0)).isFalse();
    assertThat(Comparing.compare(0.5, Comparison.GREATER, 0)).isTrue();
    assertThat(Comparing.compare(1.5f, Comparison.LESS, 2)).isTrue();
    assertThat(Comparing.compare(Long.MAX_VALUE, Comparison.EQUAL, Long.MAX_VALUE - 1)).isFalse();
  }

  @Test
  void a_sum_is_of_whole_numbers_or_fails() {
    assertThat(Numbers.sum(1, 2L, false)).isEqualTo(3);
    assertThat(Numbers.sum(1, 2.0, true)).isEqualTo(-1);
    assertThat(Numbers.sum("1", 2, false)).isNull();
    assertThatThrownBy(() -> Numbers.sum(0.5, 1, false)).isInstanceOf(ReadingFailed.class);
    assertThatThrownBy(() -> Numbers.sum(BigInteger.ONE.shiftLeft(70), 1, false))
        .isInstanceOf(ReadingFailed.class);
    assertThatThrownBy(() -> Numbers.sum(Long.MAX_VALUE, 1, false))
        .isInstanceOf(ReadingFailed.class);
    var elements = new Elements(new Members(type -> {}));
    assertThatThrownBy(() -> Aggregates.of(Function.SUM, List.of(0.5, 0.5), elements))
        .isInstanceOf(ReadingFailed.class);
  }
}
