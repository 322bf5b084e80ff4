package dev.usagetelemetry.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageCheckTest {

  private static final String UUID = "81e9ca2a-8acc-41ed-b9d0-65a652b36801";

  @Test
  void the_message_of_the_reference_is_a_message() throws Exception {
    try (var reference = getClass().getResourceAsStream("reference-message.json")) {
      var message = MessageCheck.read(reference.readAllBytes());

      assertThat(message.propertyNames()).hasSize(10);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "4.4.0",
        "23.10.0.0",
        "oss-v23.10.0",
        "oss-v23.6.0-91-g2091bb932",
        "10.1.0-M5",
        "26.0.0.Final",
        "17.0.15+6",
        "26b251a451ce941d",
        "Leader",
        UUID,
        "00:01:11.0115732",
        "1.01:00:10.1234567",
        "01:00:00",
      })
  void strings_of_the_known_shapes_may_come_in(String text) {
    assertThatCode(() -> MessageCheck.read(withValue('"' + text + '"'))).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "orders",
        "orders.eu",
        "two words",
        "Read-Only",
        "/var/lib/kafka",
        "C:\\data",
        "broker-1.example.com",
        "::1",
        "localhost:9092",
        "user@example.com",
        "81E9CA2A-8ACC-41ED-B9D0-65A652B36801",
        "24:00:00",
        "0.01:00:00",
        "00:01:11.5",
        "AWordThatIsMuchTooLongToBeANameInAListOfAProfile",
      })
  void any_other_string_is_refused_and_not_repeated(String text) {
    assertRefused(
        withValue('"' + text.replace("\\", "\\\\") + '"'),
        "the value of \"section.field\" is not a number, boolean, version, name, UUID or time");
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "[]", "[1]", "{}", "{\"deeper\":1}"})
  void what_is_neither_scalar_nor_at_most_two_levels_deep_is_refused(String json) {
    assertRefused(
        withValue(json),
        "the value of \"section.field\" is not a number, boolean, version, name, UUID or time");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          nonsense                                | not JSON: line 1, column 1
          {"version":"1.0"                        | not JSON: line 1, column 17
          {"version":"1.0"} {}                    | not JSON: line 1, column 19
          {"version":"1.0","version":"1.0"}       | not JSON: line 1, column 27
          []                                      | not a JSON object
          ""                                      | not a JSON object
          {}                                      | neither "version" nor "uptime" is there
          {"count":1}                             | neither "version" nor "uptime" is there
          {"version":"1.0","my topic":1}          | a key of the message is not camelCase
          {"version":"1.0","s":{"my-topic":1}}    | a key of "s" is not a word in camelCase or a UUID
          """)
  void what_is_not_a_message_is_refused_with_the_reason(String body, String reason) {
    assertRefused(body.getBytes(UTF_8), reason);
  }

  @Test
  void nothing_at_all_is_refused() {
    assertThatThrownBy(() -> MessageCheck.read(new byte[0]))
        .isInstanceOf(MessageCheck.NotAMessage.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"nodeState", "Http11", UUID})
  void a_section_is_keyed_by_words_names_or_ids(String key) {
    var body = "{\"uptime\":\"01:00:00\",\"section\":{\"%s\":1}}".formatted(key);

    assertThatCode(() -> MessageCheck.read(body.getBytes(UTF_8))).doesNotThrowAnyException();
  }

  private static byte[] withValue(String json) {
    return "{\"version\":\"1.0\",\"section\":{\"field\":%s}}".formatted(json).getBytes(UTF_8);
  }

  private static void assertRefused(byte[] body, String reason) {
    assertThatThrownBy(() -> MessageCheck.read(body))
        .isInstanceOf(MessageCheck.NotAMessage.class)
        .hasMessage(reason);
  }
}
