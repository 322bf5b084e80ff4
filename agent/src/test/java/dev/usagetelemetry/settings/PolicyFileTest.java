package dev.usagetelemetry.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.usagetelemetry.disclose.Endpoint;
import dev.usagetelemetry.disclose.Policy;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyFileTest {

  @TempDir Path folder;

  @Test
  void without_a_file_there_is_no_policy() throws Exception {
    assertThat(PolicyFile.read(folder.resolve("none").toFile(), null)).isEmpty();
  }

  @Test
  void it_is_off_log_only_or_a_collector_of_the_organizations_own() throws Exception {
    assertThat(named("mode=off")).isEqualTo(new Policy(Policy.Mode.OFF, null));
    assertThat(named("mode = log-only")).isEqualTo(new Policy(Policy.Mode.LOG_ONLY, null));
    assertThat(named("mode=redirect\nendpoint=https://own.example/t"))
        .isEqualTo(new Policy(Policy.Mode.REDIRECT, Endpoint.of("https://own.example/t")));
  }

  @Test
  void the_standard_place_counts_before_a_variable_that_anybody_can_set() throws Exception {
    var standard = Files.writeString(folder.resolve("standard"), "mode=off");
    var named = Files.writeString(folder.resolve("named"), "mode=log-only");
    assertThat(PolicyFile.read(standard.toFile(), named.toString()))
        .contains(new Policy(Policy.Mode.OFF, null));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          mode=of                                | setting mode in the policy file is not off, log-only or redirect
          ''                                     | setting mode in the policy file is not off, log-only or redirect
          mode=redirect                          | setting endpoint in the policy file is not an https URL
          mode=redirect;endpoint=http://a.b/     | setting endpoint in the policy file must be https, since its host is not localhost, 127.x.x.x or [::1]
          mode=off;interval=PT1H                 | setting interval in the policy file is not known, valid here: mode, endpoint
          """)
  void one_that_cannot_be_understood_is_a_bad_setting(String content, String problem) {
    assertThatExceptionOfType(BadSetting.class)
        .isThrownBy(() -> named(content.replace(';', '\n')))
        .withMessage(problem);
  }

  private Policy named(String content) throws Exception {
    var file = Files.writeString(folder.resolve("policy"), content);
    return PolicyFile.read(folder.resolve("none").toFile(), file.toString()).orElseThrow();
  }
}
