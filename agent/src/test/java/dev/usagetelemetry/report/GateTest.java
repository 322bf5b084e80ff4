package dev.usagetelemetry.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.usagetelemetry.capture.Captured;
import dev.usagetelemetry.capture.ReadingFailed;
import dev.usagetelemetry.capture.Readings;
import dev.usagetelemetry.instrument.Hook;
import dev.usagetelemetry.profile.Field;
import dev.usagetelemetry.profile.ProfileReader;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The gate: every kind of value, and that nothing else gets through. */
class GateTest {

  private final Pseudonyms pseudonyms = Pseudonyms.random("", Clock.systemUTC());
  private final Captured captured = new Captured();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          { "number": "it['n']" }                                       | Whole[value=-3]
          { "count": "it['list']" }                                     | Count[value=2]
          { "count": "it['five']" }                                     | Count[value=5]
          { "flag": "it['yes']" }                                       | Flag[value=true]
          { "version": "it['version']" }                                | Version[text=1.2.3]
          { "token": "it['word']", "of": { "up": "Up" } }               | Token[name=Up]
          { "token": "it['other']", "of": ["Up"], "else": "Other" }     | Token[name=Other]
          { "token": "it['other']", "of": ["Up"] }                      | empty
          { "state": { "it['yes']": "Leader" }, "else": "Unknown" }     | Token[name=Leader]
          { "state": { "it['no']": "Leader" }, "else": "Unknown" }      | Token[name=Unknown]
          { "state": { "it['gone']": "Leader" }, "else": "Unknown" }    | empty
          { "id": "it['gone']", "else": "zero" }                        | Pseudonym[id=00000000-0000-0000-0000-000000000000]
          { "number": "it['gone']" }                                    | empty
          """)
  void a_field_becomes(String field, String expected) throws Exception {
    assertThat(value(field).map(Object::toString).orElse("empty")).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          { "number": "it['word']" }
          { "number": "it['half']" }
          { "count": "it['word']" }
          { "count": "it['n']" }
          { "flag": "it['word']" }
          { "flag": "it['five']" }
          { "version": "it['word']" }
          { "version": "it['path']" }
          """)
  void a_value_of_another_type_is_a_failure_that_does_not_repeat_it(String field) {
    assertThatThrownBy(() -> value(field))
        .isInstanceOf(ReadingFailed.class)
        .hasMessageNotContaining("up")
        .hasMessageNotContaining("secret");
  }

  @Test
  void an_id_leaves_as_a_pseudonym_only() throws Exception {
    var id = value("{ \"id\": \"it['path']\" }").map(Object::toString).orElse("");
    assertThat(id).matches("Pseudonym\\[id=[0-9a-f-]{36}]").doesNotContain("secret");
  }

  @Test
  void two_members_with_one_id_are_one_member() throws Exception {
    var part =
        part(
            """
            { "members": "it['members']", "id": "it['id']", "state": "it['state']",
              "of": { "L": "Leader", "F": "Follower" }, "else": "Unknown" }
            """);
    assertThat(((Part.Members) part.orElseThrow()).states())
        .hasSize(2)
        .containsValues(new Value.Token("Leader"), new Value.Token("Unknown"));
  }

  @Test
  void elements_are_counted_by_token() throws Exception {
    var part =
        part("{ \"tally\": \"it['list']\", \"of\": { \"a\": \"First\" }, \"else\": \"Other\" }");
    assertThat(((Part.Tally) part.orElseThrow()).counts())
        .containsEntry("First", 1L)
        .containsEntry("Other", 1L);
  }

  /** Whatever a server holds and however a profile reads it, no text of the server's comes out. */
  @Test
  void ten_thousand_random_readings_let_no_planted_text_out() throws Exception {
    var random = new Random(20261123);
    var kinds =
        List.of(
            "{ \"number\": \"%s\" }",
            "{ \"count\": \"%s\" }",
            "{ \"flag\": \"%s\" }",
            "{ \"version\": \"%s\" }",
            "{ \"id\": \"%s\" }",
            "{ \"token\": \"%s\", \"of\": [\"Up\"], \"else\": \"Other\" }",
            "{ \"tally\": \"%s\", \"of\": [\"Up\"], \"else\": \"Other\" }",
            "{ \"members\": \"%s\", \"id\": \"it\", \"state\": \"it\", \"of\": {\"x\": \"Leader\"},"
                + " \"else\": \"Unknown\" }");
    var out = new StringBuilder();
    for (var i = 0; i < 10_000; i++) {
      var root = graph(random, 3);
      var expression = "it['root']" + steps(random);
      var field = kinds.get(random.nextInt(kinds.size())).formatted(expression);
      try {
        part(field, Map.of("root", root))
            .ifPresent(part -> out.append(MessageJson.indented(new Message(Map.of("x", part)))));
      } catch (ReadingFailed refused) {
        out.append(refused.getMessage());
      }
    }
    assertThat(out).hasSizeGreaterThan(10_000);
    assertThat(out.toString()).doesNotContainIgnoringCase("planted");
  }

  private static Object graph(Random random, int depth) {
    return switch (depth == 0 ? random.nextInt(3) : random.nextInt(7)) {
      case 0 -> "PLANTED-" + random.nextInt(100);
      case 1 -> random.nextInt(100);
      case 2 -> "Planted Name 10.1.2.3/" + random.nextInt();
      case 3 -> Optional.of(graph(random, depth - 1));
      case 4 -> new Object[] {graph(random, depth - 1), graph(random, depth - 1)};
      case 5 -> Map.of("a", graph(random, depth - 1), "PLANTED", graph(random, depth - 1));
      default -> new ArrayList<>(List.of(graph(random, depth - 1), graph(random, depth - 1)));
    };
  }

  private static String steps(Random random) {
    var steps =
        List.of("", "['a']", "[0]", "[*]", ".toString()", ".keySet()", ".size()", ".length()");
    return steps.get(random.nextInt(steps.size())) + steps.get(random.nextInt(steps.size()));
  }

  private static final Map<String, Object> SERVER =
      Map.of(
          "n",
          -3,
          "five",
          5,
          "half",
          0.5,
          "yes",
          true,
          "no",
          false,
          "version",
          "1.2.3",
          "word",
          "up",
          "other",
          "sideways",
          "list",
          List.of("a", "b"),
          "path",
          "/secret/path");

  private Optional<Value> value(String field) throws Exception {
    return gate(server()).value(field(field));
  }

  private Optional<Part> part(String field) throws Exception {
    return part(field, server());
  }

  private Optional<Part> part(String field, Map<String, Object> server) throws Exception {
    return gate(server).part(field(field));
  }

  private static Map<String, Object> server() {
    var server = new HashMap<>(SERVER);
    server.put(
        "members",
        List.of(
            Map.of("id", "1", "state", "L"),
            Map.of("id", "1", "state", "F"),
            Map.of("id", "2", "state", "x")));
    return server;
  }

  /** Fields say {@code it} for the server, so that they are short; here it is a capture. */
  private static Field field(String json) throws Exception {
    var text = json.replaceFirst("it\\[", "server[").replaceFirst("\\{ \"it\\[", "{ \"server[");
    var profile =
        ProfileReader.read(
            """
            {
              "id": "x", "product": "X",
              "capture": { "server": { "on": "exit of a.B.c()", "means": "started" } },
              "message": { "field": %s }
            }
            """
                .formatted(text));
    return (Field) Objects.requireNonNull(profile.message().get("field"));
  }

  private Gate gate(Map<String, Object> server) {
    captured.keep(HOOK, GateTest.class, server);
    held = server;
    return new Gate(
        new Readings(Map.of(), captured, type -> {}, () -> new Class<?>[0]), () -> pseudonyms);
  }

  /** Captures are weak. */
  @SuppressWarnings("UnusedVariable")
  private @Nullable Object held;

  private static final Hook HOOK =
      new Hook(
          "x",
          "a.B",
          Hook.Point.EXIT,
          "c",
          "()",
          new Hook.Taken(Hook.Taken.THIS),
          null,
          "server",
          Hook.Effect.KEEP_LATEST,
          Hook.Meaning.STARTED);
}
