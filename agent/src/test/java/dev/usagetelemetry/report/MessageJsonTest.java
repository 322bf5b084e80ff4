package dev.usagetelemetry.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MessageJsonTest {

  @Test
  void indents_the_reference_message_byte_for_byte() {
    assertThat(MessageJson.indented(ReferenceMessage.message())).isEqualTo(ReferenceMessage.TEXT);
  }

  @Test
  void compacts_the_reference_message_to_the_same_without_white_space() {
    // None of its strings has any white space either.
    assertThat(compact(ReferenceMessage.message()))
        .isEqualTo(ReferenceMessage.TEXT.replaceAll("\\s", ""));
  }

  @Test
  void writes_every_kind_of_value() {
    List<Value> values =
        List.of(
            new Value.Whole(Long.MIN_VALUE),
            new Value.Count(Long.MAX_VALUE),
            new Value.Flag(true),
            new Value.Version("4.4.0"),
            new Value.Token("Leader"),
            new Value.Pseudonym(new UUID(0xABCDEF, 0)),
            new Value.Uptime(new TimeSpan(1)));
    assertThat(values.stream().map(Value::getClass))
        .as("all kinds that there are")
        .containsExactlyInAnyOrderElementsOf(kindsOf(Value.class));

    assertThat(values.stream().map(value -> compact(new Message(Map.of("key", value)))))
        .containsExactly(
            "{\"key\":-9223372036854775808}",
            "{\"key\":9223372036854775807}",
            "{\"key\":true}",
            "{\"key\":\"4.4.0\"}",
            "{\"key\":\"Leader\"}",
            "{\"key\":\"00000000-00ab-cdef-0000-000000000000\"}",
            "{\"key\":\"00:00:00.0000001\"}");
  }

  @Test
  void writes_a_tally_in_its_order() {
    var counts = new LinkedHashMap<String, Long>();
    counts.put("Streams", 0L);
    counts.put("Classic", 12L);
    assertThat(compact(new Message(Map.of("groups", new Part.Tally(counts)))))
        .isEqualTo("{\"groups\":{\"Streams\":0,\"Classic\":12}}");
  }

  @Test
  void writes_a_message_without_parts() {
    assertThat(compact(new Message(Map.of()))).isEqualTo("{}");
  }

  private static String compact(Message message) {
    return new String(MessageJson.compact(message), UTF_8);
  }

  private static <T> List<Class<? extends T>> kindsOf(Class<T> sealed) {
    return Stream.of(sealed.getPermittedSubclasses())
        .<Class<? extends T>>map(kind -> kind.asSubclass(sealed))
        .toList();
  }
}
