package dev.usagetelemetry.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PseudonymsTest {

  private static final byte[] KEY = "Wm9va2VlcGVycyBhcmUgZ29uZQ".getBytes(UTF_8);

  /** Day 20,700 since 1970, a multiple of 90. */
  private static final Instant PERIOD_BEGINS = Instant.parse("2026-09-04T00:00:00Z");

  private static final Instant NEXT_PERIOD_BEGINS = Instant.parse("2026-12-03T00:00:00Z");

  @Test
  void the_periods_of_these_tests_are_what_they_say() {
    assertThat(LocalDate.ofInstant(PERIOD_BEGINS, ZoneOffset.UTC).toEpochDay() % 90).isZero();
    assertThat(LocalDate.ofInstant(NEXT_PERIOD_BEGINS, ZoneOffset.UTC).toEpochDay() % 90).isZero();
  }

  @Test
  void nodes_with_the_same_key_agree() {
    var one = new Pseudonyms(KEY, "", at(PERIOD_BEGINS));
    var other = new Pseudonyms(KEY.clone(), "", at(PERIOD_BEGINS));
    assertThat(one.of("1")).isEqualTo(other.of("1"));
  }

  @Test
  void a_pseudonym_stays_for_its_whole_period_wherever_the_clock_hangs() {
    var last = NEXT_PERIOD_BEGINS.minusMillis(1);
    var inTokyo = Clock.fixed(last, ZoneId.of("Asia/Tokyo"));
    assertThat(new Pseudonyms(KEY, "", at(PERIOD_BEGINS)).of("1"))
        .isEqualTo(new Pseudonyms(KEY, "", inTokyo).of("1"));
  }

  @Test
  void a_new_period_has_new_pseudonyms() {
    assertThat(new Pseudonyms(KEY, "", at(NEXT_PERIOD_BEGINS.minusMillis(1))).of("1"))
        .isNotEqualTo(new Pseudonyms(KEY, "", at(NEXT_PERIOD_BEGINS)).of("1"));
  }

  @Test
  void another_key_has_other_pseudonyms() {
    var otherKey = KEY.clone();
    otherKey[0]++;
    assertThat(new Pseudonyms(KEY, "", at(PERIOD_BEGINS)).of("1"))
        .isNotEqualTo(new Pseudonyms(otherKey, "", at(PERIOD_BEGINS)).of("1"));
  }

  @Test
  void the_key_is_copied() {
    var key = KEY.clone();
    var pseudonyms = new Pseudonyms(key, "", at(PERIOD_BEGINS));
    key[0]++;
    assertThat(pseudonyms.of("1")).isEqualTo(new Pseudonyms(KEY, "", at(PERIOD_BEGINS)).of("1"));
  }

  @Test
  void different_ids_have_different_pseudonyms() {
    var pseudonyms = new Pseudonyms(KEY, "", at(PERIOD_BEGINS));
    assertThat(IntStream.range(0, 1000).mapToObj(Integer::toString).map(pseudonyms::of))
        .doesNotHaveDuplicates();
  }

  @Test
  void a_pseudonym_is_a_custom_uuid_and_never_the_unknown_one() {
    var pseudonyms = new Pseudonyms(KEY, "", at(PERIOD_BEGINS));
    assertThat(IntStream.range(0, 100).mapToObj(Integer::toString).map(pseudonyms::of))
        .allSatisfy(
            id -> {
              assertThat(id.version()).isEqualTo(8);
              assertThat(id.variant()).isEqualTo(2);
              assertThat(id).isNotEqualTo(Pseudonyms.NONE);
            });
  }

  @Test
  void a_pseudonym_does_not_change_from_release_to_release() {
    // printf '\0\0\0\0\0\0\0\xe61' | openssl dgst -sha256 -hmac KEY, then the version and variant
    assertThat(new Pseudonyms(KEY, "", at(PERIOD_BEGINS)).of("1"))
        .isEqualTo(UUID.fromString("d810e65c-65d2-884f-8d19-7b91d8b05ea2"));
  }

  @Test
  void works_before_1970_too() {
    var shortlyBefore = new Pseudonyms(KEY, "", at(Instant.EPOCH.minusMillis(1)));
    var shortlyAfter = new Pseudonyms(KEY, "", at(Instant.EPOCH));
    assertThat(shortlyBefore.of("1")).isNotEqualTo(shortlyAfter.of("1"));
  }

  @Test
  void random_keys_are_never_the_same() {
    var clock = at(PERIOD_BEGINS);
    assertThat(Pseudonyms.random("", clock).of("1"))
        .isNotEqualTo(Pseudonyms.random("", clock).of("1"));
  }

  @Test
  void a_key_that_could_be_guessed_is_refused() {
    var name = "Test Cluster".getBytes(UTF_8);
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> new Pseudonyms(name, "", at(PERIOD_BEGINS)));
  }

  @Test
  void the_unknown_id_is_all_zeros() {
    assertThat(Pseudonyms.NONE).hasToString("00000000-0000-0000-0000-000000000000");
  }

  private static Clock at(Instant instant) {
    return Clock.fixed(instant, ZoneOffset.UTC);
  }

  @Test
  void a_rotation_that_is_asked_for_changes_them_at_once_and_alike_on_all_nodes() {
    var one = new Pseudonyms(KEY, "2", at(PERIOD_BEGINS));
    var other = new Pseudonyms(KEY.clone(), "2", at(PERIOD_BEGINS));
    assertThat(one.of("1"))
        .isEqualTo(other.of("1"))
        .isNotEqualTo(new Pseudonyms(KEY, "", at(PERIOD_BEGINS)).of("1"))
        .isNotEqualTo(new Pseudonyms(KEY, "3", at(PERIOD_BEGINS)).of("1"));
  }
}
