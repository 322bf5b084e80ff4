package dev.usagetelemetry.entry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class StartChecksTest {

  @ParameterizedTest
  @ValueSource(strings = {"17", "21", "25", "100"})
  void java_17_and_newer_passes(String version) {
    assertThat(new JavaVersionCheck(version).passes()).isTrue();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"1.8", "9", "11", "16", "", "twelve", "17.0.1"})
  void what_is_older_or_unheard_of_is_told_what_is_needed_and_how_to_silence_it(String version) {
    var check = new JavaVersionCheck(version);
    assertThat(check.passes()).isFalse();
    assertThat(check.message())
        .contains("Java 17")
        .contains("USAGE_TELEMETRY_DISABLED=true")
        .doesNotContain("\n")
        .doesNotContain("WARNING");
  }

  @ParameterizedTest
  @ValueSource(strings = {"true", "TRUE", "1", "yes", "on", "On"})
  void whoever_switches_the_agent_off_hears_nothing_of_it(String value) {
    var check = new SwitchedOffCheck(value);
    assertThat(check.passes()).isFalse();
    assertThat(check.message()).isEmpty();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "false", "0", "no", "off", "maybe"})
  void any_other_word_leaves_it_on(String value) {
    assertThat(new SwitchedOffCheck(value).passes()).isTrue();
  }

  @Test
  void a_jvm_without_a_dispatcher_has_no_agent_yet() {
    var check = new AlreadyAttachedCheck();
    assertThat(check.passes()).isTrue();
    assertThat(check.message())
        .contains("-javaagent")
        .contains("USAGE_TELEMETRY_DISABLED=true")
        .doesNotContain("\n");
  }
}
