package dev.usagetelemetry.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.usagetelemetry.profile.Jsonc.Obj;
import dev.usagetelemetry.profile.Jsonc.Str;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

class JsoncReaderTest {

  private static final JsonMapper JACKSON =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  @Test
  void every_value_knows_its_line() throws Exception {
    var read =
        (Obj)
            JsoncReader.read(
                """
                // a comment
                {
                  "a": "x", /* another
                  one */ "b":
                    ["y"]
                }
                """);
    assertThat(read.line()).isEqualTo(2);
    assertThat(read.members().get("a")).isEqualTo(new Str(3, "x"));
    assertThat(Objects.requireNonNull(read.members().get("b")).line()).isEqualTo(5);
  }

  @Test
  void a_key_that_stands_twice_is_an_error() {
    assertThatThrownBy(() -> JsoncReader.read("{\"a\": 1, \"a\": 2}"))
        .isInstanceOf(ProfileException.class)
        .hasMessageContaining("twice");
  }

  @Test
  void a_file_that_nests_for_ever_does_not_exhaust_the_stack() {
    assertThatThrownBy(() -> JsoncReader.read("[".repeat(100_000)))
        .isInstanceOf(ProfileException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "}",
        "[",
        "]",
        "{}",
        "[]",
        "{} {}",
        "[1,]",
        "{\"a\":1,}",
        "[,1]",
        "\"a",
        "'a'",
        "\"\\u00e9\\n\\\"\"",
        "\"\\x\"",
        "\"\\u00g0\"",
        "\"\t\"",
        "0",
        "-0",
        "01",
        "-",
        "1.",
        ".5",
        "1.5e+3",
        "1e",
        "true",
        "tru",
        "null",
        "nul",
        "NaN",
        "{\"a\" 1}",
        "{a:1}",
        "/* x",
        "// x\n1",
        "1 // x",
        "/**/ 1 /**/",
        "# x\n1",
        "[1 2]",
        "{\"a\":{\"b\":[1,2,{\"c\":null}]}}",
        "\u00a01",
      })
  void it_takes_and_refuses_what_jackson_does(String text) {
    assertThat(ours(text)).as(text).isEqualTo(jacksons(text));
  }

  @Test
  void it_agrees_with_jackson_on_documents_that_were_damaged_at_random() {
    var random = new Random(20261123);
    var document =
        "{\"id\": \"x\", // c\n \"n\": [1, -2.5e3, true, null, \"a\\u0041\\n\"], /* d */ \"o\": {}}";
    var parts = "{}[]\",:/*\\ nut0-1.eE+\n'";
    for (var i = 0; i < 20_000; i++) {
      var text = new StringBuilder(document);
      for (var j = 0; j <= random.nextInt(3); j++) {
        var at = random.nextInt(text.length());
        var part = parts.charAt(random.nextInt(parts.length()));
        switch (random.nextInt(3)) {
          case 0 -> text.setCharAt(at, part);
          case 1 -> text.insert(at, part);
          default -> text.deleteCharAt(at);
        }
      }
      assertThat(ours(text.toString())).as(text.toString()).isEqualTo(jacksons(text.toString()));
    }
  }

  private static boolean ours(String text) {
    try {
      JsoncReader.read(text);
      return true;
    } catch (ProfileException refused) {
      return false;
    }
  }

  private static boolean jacksons(String text) {
    try {
      return !JACKSON.readTree(text).isMissingNode();
    } catch (JacksonException refused) {
      return false;
    }
  }
}
