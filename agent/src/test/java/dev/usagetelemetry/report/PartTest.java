package dev.usagetelemetry.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartTest {

  private static final Value ONE = new Value.Count(1);

  @ParameterizedTest
  @ValueSource(strings = {"", "Count", "orders-eu", "orders.eu", "order count", "1st", "_count"})
  void a_field_is_called_by_a_camel_case_word(String key) {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> new Part.Section(Map.of(key, ONE)));
  }

  @Test
  void a_field_name_has_at_most_40_letters() {
    assertThat(new Part.Section(Map.of("a".repeat(40), ONE)).fields()).hasSize(1);
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> new Part.Section(Map.of("a".repeat(41), ONE)));
  }

  @Test
  void a_section_keeps_its_order_and_is_not_changed_from_outside() {
    var fields = new LinkedHashMap<String, Value>();
    fields.put("zeta", ONE);
    fields.put("alpha", ONE);
    var section = new Part.Section(fields);
    fields.clear();
    assertThat(section.fields()).containsOnlyKeys("zeta", "alpha");
    assertThat(section.fields().keySet()).containsExactly("zeta", "alpha");
  }

  @Test
  void members_keep_their_order() {
    var states = new LinkedHashMap<UUID, Value.Token>();
    states.put(new UUID(2, 0), new Value.Token("Leader"));
    states.put(new UUID(1, 0), new Value.Token("Follower"));
    assertThat(new Part.Members(states).states().keySet())
        .containsExactly(new UUID(2, 0), new UUID(1, 0));
  }

  @Test
  void two_members_with_the_same_id_do_no_harm() {
    var states = new LinkedHashMap<UUID, Value.Token>();
    states.put(Pseudonyms.NONE, new Value.Token("Leader"));
    states.put(Pseudonyms.NONE, new Value.Token("Follower"));
    assertThat(new Part.Members(states).states()).hasSize(1);
  }

  @Test
  void a_tally_is_by_token() {
    assertThat(new Part.Tally(Map.of("Classic", 3L)).counts()).containsEntry("Classic", 3L);
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> new Part.Tally(Map.of("my-group", 3L)));
  }

  @Test
  void a_tally_counts_nothing_negative() {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> new Part.Tally(Map.of("Classic", -1L)));
  }
}
