package dev.usagetelemetry.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MessageTest {

  private static final List<String> REFERENCE_ORDER =
      List.of(
          "version",
          "tag",
          "uptime",
          "cluster",
          "configuration",
          "database",
          "environment",
          "gossip",
          "persistentSubscriptions",
          "projections");

  @Test
  void keys_of_the_reference_come_in_its_order() {
    var parts = new LinkedHashMap<String, Part>();
    for (var i = REFERENCE_ORDER.size() - 1; i >= 0; i--) {
      parts.put(REFERENCE_ORDER.get(i), new Value.Count(i));
    }
    assertThat(new Message(parts).parts().keySet()).containsExactlyElementsOf(REFERENCE_ORDER);
  }

  @Test
  void other_keys_follow_in_the_order_given() {
    var parts = new LinkedHashMap<String, Part>();
    parts.put("webApplications", new Value.Count(2));
    parts.put("connectors", new Value.Count(1));
    parts.put("version", new Value.Version("11.0.2"));
    assertThat(new Message(parts).parts().keySet())
        .containsExactly("version", "webApplications", "connectors");
  }

  @Test
  void what_has_nothing_to_say_is_not_there() {
    var parts = new LinkedHashMap<String, Part>();
    parts.put("cluster", new Part.Section(Map.of()));
    parts.put("gossip", new Part.Members(Map.of()));
    parts.put("groups", new Part.Tally(Map.of()));
    parts.put("projections", new Part.Section(Map.of("totalCount", new Value.Count(0))));
    assertThat(new Message(parts).parts()).containsOnlyKeys("projections");
  }

  @Test
  void a_key_is_a_camel_case_word() {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> new Message(Map.of("orders-eu", new Value.Count(1))))
        .withMessageNotContaining("orders-eu");
  }

  @Test
  void a_message_is_not_changed_from_outside() {
    var parts = new LinkedHashMap<String, Part>();
    parts.put("version", new Value.Version("11.0.2"));
    var message = new Message(parts);
    parts.clear();
    assertThat(message.parts()).hasSize(1);
  }
}
