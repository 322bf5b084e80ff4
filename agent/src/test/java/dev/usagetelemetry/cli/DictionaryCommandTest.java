package dev.usagetelemetry.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

class DictionaryCommandTest {

  private final Path folder;

  DictionaryCommandTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void every_field_has_its_type_its_tokens_and_its_meaning() {
    assertThat(dictionary("kafka"))
        .contains("| version | version | `4.4.0` | Version of Kafka |")
        .contains("| tag | version | `1156b2752aaa28ea` | Public commit ")
        .contains(
            "| cluster.nodeId | pseudonym | `32c1096e-b162-84ee-a15f-275211e0446f` | This node |")
        .contains("| cluster.nodeState | one of Candidate, Follower, Leader, ")
        .contains("| configuration.insecure | true or false | ")
        .contains("| database.epochNumber | whole number | ")
        .contains("| gossip | pseudonym to one of Alive, Dead, Follower, Leader, Unknown | ")
        .contains("| topics.count | count | ")
        .contains("| uptime | time span | ")
        .contains("| environment.totalMemory | count | ");
  }

  @Test
  void every_hook_says_what_it_is_for() throws Exception {
    var profile =
        Files.writeString(
            folder.resolve("jobs.json"),
            """
            {
              "id": "jobs", "product": "Jobs",
              "capture": {
                "server": { "on": "exit of a.Server.boot()", "means": "started" },
                "end": { "on": "entry of a.Server.halt()", "means": "stopping" },
                "jobs": {
                  "on": "construction of a.Job()",
                  "keep": "all",
                  "until": "entry of a.Job.end()"
                }
              },
              "message": { "jobs": { "tally": "jobs.state()", "of": ["Running"], "about": "Jobs" } }
            }
            """);
    assertThat(dictionary(profile.toString()))
        .contains("| jobs | count of each of Running | `{\"Running\": 3}` | Jobs |")
        .contains("| `a.Server.boot` | exit | `server`, the server has started |")
        .contains("| `a.Server.halt` | entry | the server is stopping |")
        .contains("| `a.Job` | exit | `jobs` |")
        .contains("| `a.Job.end` | entry | lets go of one of `jobs` |");
  }

  @Test
  void a_profile_that_is_not_there_or_not_right_is_one_line() throws Exception {
    assertThatThrownBy(() -> dictionary("no-such.json"))
        .isInstanceOf(Command.Failed.class)
        .hasMessage("there is no profile no-such.json, built in or as a file");
    assertThatThrownBy(() -> dictionary("kafkaa"))
        .hasMessage("there is no profile kafkaa, built in or as a file, did you mean \"kafka\"?");
    var wrong = Files.writeString(folder.resolve("wrong.json"), "{\n  \"idd\": 1\n}");
    assertThatThrownBy(() -> dictionary(wrong.toString()))
        .isInstanceOf(Command.Failed.class)
        .hasMessageEndingWith("wrong.json:2: unknown key \"idd\", did you mean \"id\"?");
  }

  @ParameterizedTest
  @MethodSource("dev.usagetelemetry.cli.BuiltIn#ids")
  void the_schema_of_every_built_in_profile_is_one_and_knows_its_fields(String id) {
    var profile = NamedProfile.read(id);
    var schema = JsonMapper.shared().readTree(MessageSchema.of(profile, BuiltIn.components()));
    profile
        .message()
        .keySet()
        .forEach(key -> assertThat(schema.at("/properties/" + key).isObject()).as(key).isTrue());
    assertThat(schema.at("/additionalProperties").asBoolean(true)).isFalse();
  }

  @Test
  void the_schema_takes_the_message_of_the_readme_and_nothing_that_is_not_in_the_profile()
      throws Exception {
    var schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(MessageSchema.of(NamedProfile.read("kafka"), BuiltIn.components()));
    var readme = Files.readString(Path.of("../README.md"));
    var message = readme.split("```json\n", 2)[1].split("```", 2)[0];
    assertThat(schema.validate(message, InputFormat.JSON)).isEmpty();

    for (var wrong :
        List.of(
            "{\"hostName\": \"x\"}",
            "{\"version\": \"db.example.com\"}",
            "{\"topics\": {\"count\": -1}}",
            "{\"topics\": {\"names\": 1}}",
            "{\"cluster\": {\"nodeState\": \"Sleeping\"}}",
            "{\"gossip\": {\"broker-1\": \"Leader\"}}",
            "{\"uptime\": \"an hour\"}")) {
      assertThat(schema.validate(wrong, InputFormat.JSON)).as(wrong).isNotEmpty();
    }
  }

  @Test
  void the_page_for_people_names_the_product_the_way_out_and_every_field() {
    var dictionary = Dictionary.of(NamedProfile.read("kafka"));
    var page = DictionaryHtml.of(dictionary, "KAFKA_TELEMETRY_OPTOUT");
    assertThat(page).contains("<h1>What Apache Kafka collects</h1>", "KAFKA_TELEMETRY_OPTOUT");
    dictionary
        .entries()
        .forEach(entry -> assertThat(page).contains("<code>" + entry.key() + "</code>"));
  }

  private static String dictionary(String profile) {
    return DictionaryMarkdown.of(Dictionary.of(NamedProfile.read(profile)));
  }
}
