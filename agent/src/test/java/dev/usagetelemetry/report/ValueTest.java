package dev.usagetelemetry.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValueTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "23.10.0.0",
        "4.4.0",
        "25.0",
        "11.0.0-M5",
        "26.0.0.Final",
        "2.0.0.CR1",
        "12.0.16.v20241014",
        "4.5.0-SNAPSHOT",
        "1.0.0-rc.1",
        "17.0.15+6",
        "7.9.0-ccs",
        "v1.2.3",
        "oss-v23.10.0",
        "oss-v23.6.0-91-g2091bb932",
        "483",
        "2091bb932",
        "abcdef1",
        "5f01ee2ab6ba0a4a9b0e4b9dd20ae7b8d1b0b3d5",
      })
  void versions_tags_and_commit_ids_pass(String text) {
    assertThat(new Value.Version(text).text()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "17",
        "1.",
        ".1",
        "1..2",
        "orders",
        "Leader",
        "alice@example.com",
        "node-1.example.com",
        "1.2.example.com",
        "10.0.0.1:9092",
        "/var/lib/kafka/1.0",
        "C:\\data\\1.0",
        "1.0 (built by alice)",
        "1.0.0\n",
        "1.0.0-",
        "1.0.0-älter",
        "1.0.0-averyveryverylongqualifier",
        "1.0.0-a-b-c-d-e",
        "1.2.3.4.5.6.7",
        "0123456789.0",
        "abc123",
        "ABCDEF1",
        "5f01ee2ab6ba0a4a9b0e4b9dd20ae7b8d1b0b3d5a",
        "81e9ca2a-8acc-41ed-b9d0-65a652b36801",
        "2001:db8::1",
      })
  void anything_else_is_not_a_version(String text) {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> new Value.Version(text));
  }

  @Test
  void a_version_has_at_most_64_characters() {
    var longest = "1.0.0" + "-abcdefghijklmn".repeat(3) + "-abcdefghijklm";
    assertThat(longest).hasSize(64);
    assertThatNoException().isThrownBy(() -> new Value.Version(longest));
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> new Value.Version(longest + "n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Leader", "X64", "S390x", "ReadOnlyReplica", "A"})
  void words_of_a_list_are_tokens(String name) {
    assertThat(new Value.Token(name).name()).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "leader", "1st", "Read-Only", "Read Only", "Orders.v1", "Ärger"})
  void anything_else_is_not_a_token(String name) {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> new Value.Token(name));
  }

  @Test
  void a_token_has_at_most_40_characters() {
    assertThatNoException().isThrownBy(() -> new Value.Token("A".repeat(40)));
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> new Value.Token("A".repeat(41)));
  }

  @Test
  void a_count_is_never_negative() {
    assertThat(new Value.Count(0).value()).isZero();
    assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> new Value.Count(-1));
  }

  @Test
  void a_refusal_does_not_repeat_what_it_refuses() {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> new Value.Version("secret-name"))
        .withMessageNotContaining("secret-name");
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> new Value.Token("secret-name"))
        .withMessageNotContaining("secret-name");
  }
}
