package dev.usagetelemetry.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.LongSupplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotalMemoryTest {

  @Test
  void a_limit_counts_where_it_is_less_than_the_machine_has() {
    assertThat(answering(16, 4).bytes()).hasValue(4);
    assertThat(answering(16, 64).bytes()).hasValue(16);
  }

  @Test
  void no_limit_is_not_a_size() {
    assertThat(answering(16, Long.MAX_VALUE).bytes()).hasValue(16);
    assertThat(answering(Long.MAX_VALUE).bytes()).isEmpty();
  }

  @Test
  void unknown_is_not_a_size() {
    assertThat(answering(0, -1, 16).bytes()).hasValue(16);
    assertThat(answering(0).bytes()).isEmpty();
  }

  @Test
  void a_source_that_fails_has_no_say() {
    var broken =
        new TotalMemory(
            List.of(
                () -> {
                  throw new IllegalStateException();
                },
                () -> {
                  throw new NoClassDefFoundError();
                },
                () -> 16));
    assertThat(broken.bytes()).hasValue(16);
  }

  @ParameterizedTest
  @CsvSource({
    "Linux, 17, 3",
    "Linux, 25, 3",
    "Mac OS X, 17, 2",
    "Windows Server 2022, 23, 2",
    "Mac OS X, 24, 1",
    "Windows Server 2022, 25, 1",
  })
  void native_code_is_loaded_only_where_it_must_and_where_java_does_not_warn_of_it(
      String osName, int feature, int sources) {
    assertThat(TotalMemory.of(osName, feature).sources()).hasSize(sources);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void every_source_for_linux_answers_on_linux() {
    var sources = TotalMemory.of("Linux", 17).sources();
    assertThat(sources.stream().mapToLong(LongSupplier::getAsLong)).allMatch(bytes -> bytes > 0);
  }

  private static TotalMemory answering(long... answers) {
    return new TotalMemory(
        LongStream.of(answers).<LongSupplier>mapToObj(answer -> () -> answer).toList());
  }
}
