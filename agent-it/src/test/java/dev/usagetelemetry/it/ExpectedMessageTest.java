package dev.usagetelemetry.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpectedMessageTest {

  private static final String ID = "81e9ca2a-8acc-41ed-b9d0-65a652b36801";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          '<version>'              | '4.4.0'
          '<tag>'                  | 'oss-v23.10.0'
          '<uuid>'                 | '81e9ca2a-8acc-41ed-b9d0-65a652b36801'
          '<zero>'                 | '00000000-0000-0000-0000-000000000000'
          '<uptime>'               | '1.00:01:11.0115732'
          '<same as /id>'          | '81e9ca2a-8acc-41ed-b9d0-65a652b36801'
          'Leader'                 | 'Leader'
          """)
  void a_text_fits(String expected, String actual) {
    assertThat(differences(quoted(expected), quoted(actual))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "<number>"   | -3
          "<count>"    | 0
          "<positive>" | 1
          "<flag>"     | false
          "<any>"      | {"a": 1}
          7            | 7
          """)
  void a_value_fits(String expected, String actual) {
    assertThat(differences(expected, actual)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "<version>"  | "4.4.1"
          "<uuid>"     | "00000000-0000-0000-0000-000000000000"
          "<number>"   | 1.5
          "<count>"    | -1
          "<positive>" | 0
          "<flag>"     | "true"
          "<uptime>"   | "71 s"
          "<same as /id>" | "other"
          "<environment>" | {"coreCount": 2}
          "Leader"     | "Follower"
          7            | 8
          """)
  void a_value_does_not_fit(String expected, String actual) {
    assertThat(differences(expected, actual)).hasSize(1);
  }

  @Test
  void one_of_several_words_fits() {
    assertThat(differences("\"<Leader|Follower>\"", "\"Follower\"")).isEmpty();
    assertThat(differences("\"<Leader|Follower>\"", "\"Unknown\"")).hasSize(1);
  }

  @Test
  void members_have_these_states_in_any_order() {
    var other = ID.replace('8', '9');
    var members = "{\"%s\": \"Follower\", \"%s\": \"Leader\"}".formatted(ID, other);
    assertThat(differences("\"<members Leader Follower>\"", members)).isEmpty();
    assertThat(differences("\"<members Leader>\"", members)).hasSize(1);
    assertThat(differences("\"<members Leader>\"", "{\"node-1\": \"Leader\"}")).hasSize(1);
  }

  @Test
  void keys_are_the_same_in_the_same_order_but_for_those_that_may_be_absent() {
    assertThat(differences("{\"a\": 1, \"b?\": 2}", "{\"a\": 1}")).isEmpty();
    assertThat(differences("{\"a\": 1, \"b?\": 2}", "{\"a\": 1, \"b\": 3}")).hasSize(1);
    assertThat(differences("{\"a\": 1, \"b\": 2}", "{\"b\": 2, \"a\": 1}")).hasSize(1);
    assertThat(differences("{\"a\": 1}", "{\"a\": 1, \"b\": 2}")).hasSize(1);
    assertThat(differences("{\"a\": 1, \"b\": 2}", "{\"a\": 1}")).hasSize(1);
  }

  /** Within a message, so that there is an id to be the same as. */
  private static java.util.List<String> differences(String expected, String actual) {
    var message = "{\"id\": \"" + ID + "\", \"value\": ";
    return ExpectedMessage.of(message + expected + "}", "4.4.0")
        .differences(Receiver.parse(message + actual + "}"));
  }

  private static String quoted(String text) {
    return '"' + text + '"';
  }
}
