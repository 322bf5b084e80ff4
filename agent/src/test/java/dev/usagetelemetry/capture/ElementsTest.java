package dev.usagetelemetry.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ElementsTest {

  private final Elements elements = new Elements(new Members(type -> {}));

  @Test
  void every_kind_of_container_is_looked_into() {
    var list = List.of("a", "b");
    for (var container :
        List.of(
            new Many(List.of("a", "b")),
            list,
            new String[] {"a", "b"},
            list.iterator(),
            list.stream(),
            Collections.enumeration(list),
            (Iterable<String>) () -> list.iterator())) {
      assertThat(elements.of(container)).isEqualTo(list);
    }
    assertThat(elements.of(Map.of("key", "value"))).containsExactly("value");
    assertThat(elements.of(new int[] {1, 2})).containsExactly(1, 2);
    assertThat(elements.of(IntStream.of(1, 2))).containsExactly(1, 2);
  }

  @Test
  void what_is_no_container_has_no_elements_and_no_size() {
    assertThat(elements.of("text")).isNull();
    assertThat(elements.count("text")).isNull();
    assertThat(elements.count(5)).isNull();
  }

  @Test
  void null_elements_are_left_out() {
    assertThat(elements.of(Arrays.asList("a", null))).containsExactly("a");
  }

  @Test
  void an_endless_container_is_given_up() {
    var endless = Stream.iterate(1, number -> number + 1);
    assertThatThrownBy(() -> elements.of(endless)).isInstanceOf(ReadingFailed.class);
  }
}
