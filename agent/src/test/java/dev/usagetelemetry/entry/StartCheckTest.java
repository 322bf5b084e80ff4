package dev.usagetelemetry.entry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StartCheckTest {

  @ParameterizedTest
  @CsvSource({
    "1.8,false",
    "9,false",
    "11,false",
    "16,false",
    "17,true",
    "25,true",
    "100,true",
    "x,false",
    "'',false",
    ",false"
  })
  void java_17_is_the_oldest_that_will_do(String specification, boolean passes) {
    var check = new JavaVersionCheck(specification);
    assertThat(check.passes()).isEqualTo(passes);
    assertThat(check.message())
        .contains("Java 17 or newer")
        .contains("USAGE_TELEMETRY_DISABLED=true")
        .doesNotContain("\n", "WARNING");
  }

  @ParameterizedTest
  @ValueSource(strings = {"true", "TRUE", "1", "yes", "on"})
  void switched_off_is_silent(String value) {
    var check = new SwitchedOffCheck(value);
    assertThat(check.passes()).isFalse();
    assertThat(check.message()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"false", "0", ""})
  void what_does_not_say_off_is_on(String value) {
    assertThat(new SwitchedOffCheck(value).passes()).isTrue();
  }

  @Test
  void a_jvm_without_the_dispatcher_has_no_agent_attached() {
    var check = new AlreadyAttachedCheck();
    assertThat(check.passes()).isTrue();
    assertThat(check.message()).contains("USAGE_TELEMETRY_DISABLED=true").doesNotContain("\n");
  }
}
