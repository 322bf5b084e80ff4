package dev.usagetelemetry.profile;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The schema that editors use says the same as the reader. */
class ProfileSchemaTest {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonReadFeature.ALLOW_JAVA_COMMENTS).build();

  private static final JsonNode SCHEMA = JSON.readTree(text("/profile.schema.json"));

  static List<String> builtIn() throws IOException {
    return BuiltInProfiles.ids();
  }

  @ParameterizedTest
  @MethodSource("builtIn")
  void a_built_in_profile_is_valid(String id) throws IOException {
    assertThat(errors(BuiltInProfiles.text(id))).isEmpty();
  }

  @Test
  void what_the_reader_refuses_is_not_valid_either() {
    var profile = text("/profiles/tomcat.json");
    for (var wrong : List.of("\"prodct\":", "\"captures\":", "\"Rank\":")) {
      var key = wrong.equals("\"prodct\":") ? "\"product\":" : "\"rank\":";
      assertThat(errors(profile.replaceFirst(key, wrong))).as(wrong).isNotEmpty();
    }
    assertThat(errors(profile.replace("\"flag\":", "\"flagg\":"))).isNotEmpty();
    assertThat(errors(profile.replace("exit of", "exiting"))).isNotEmpty();
  }

  @Test
  void it_knows_the_keys_and_words_that_the_reader_knows() {
    assertThat(keys("")).containsExactlyInAnyOrderElementsOf(ProfileReader.KEYS);
    assertThat(keys("/$defs/capture")).containsExactlyInAnyOrderElementsOf(CaptureReader.KEYS);
    assertThat(keys("/$defs/field")).containsExactlyInAnyOrderElementsOf(FieldReader.KEYS);
    assertThat(words("/properties/rank/enum")).isEqualTo(ProfileReader.RANKS);
    assertThat(words("/properties/message/propertyNames/not/enum")).isEqualTo(FieldReader.OURS);
    assertThat(words("/$defs/framework/enum")).isEqualTo(LogReader.FRAMEWORKS);
    assertThat(words("/$defs/capture/properties/keep/enum")).isEqualTo(CaptureReader.KEEPS);
    assertThat(words("/$defs/capture/properties/means/enum")).isEqualTo(CaptureReader.MEANINGS);
  }

  private static List<String> keys(String at) {
    return List.copyOf(SCHEMA.at(at + "/properties").propertyNames());
  }

  private static List<String> words(String at) {
    return SCHEMA.at(at).valueStream().map(JsonNode::asString).toList();
  }

  private static List<?> errors(String profile) {
    Schema schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(text("/profile.schema.json"), InputFormat.JSON);
    return schema.validate(JSON.readTree(profile).toString(), InputFormat.JSON);
  }

  private static String text(String resource) {
    try (var in = Objects.requireNonNull(ProfileSchemaTest.class.getResourceAsStream(resource))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new java.io.UncheckedIOException(unreadable);
    }
  }
}
