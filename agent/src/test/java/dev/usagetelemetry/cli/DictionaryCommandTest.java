package dev.usagetelemetry.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DictionaryCommandTest {

  private final Path folder;

  DictionaryCommandTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void every_field_has_its_type_its_tokens_and_its_meaning() {
    assertThat(dictionary("kafka"))
        .contains("| version | version | Version of Kafka |")
        .contains("| cluster.nodeId | pseudonym | This node |")
        .contains("| cluster.nodeState | one of Candidate, Follower, Leader, ")
        .contains("| configuration.insecure | true or false | ")
        .contains("| database.epochNumber | whole number | ")
        .contains("| gossip | pseudonym to one of Alive, Dead, Follower, Leader, Unknown | ")
        .contains("| topics.count | count | ");
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
        .contains("| jobs | count of each of Running | Jobs |")
        .contains("| `a.Server.boot` | exit | `server`, the server has started |")
        .contains("| `a.Server.halt` | entry | the server is stopping |")
        .contains("| `a.Job` | exit | `jobs` |")
        .contains("| `a.Job.end` | entry | lets go of one of `jobs` |");
  }

  @Test
  void a_profile_that_is_not_there_or_not_right_is_one_line() throws Exception {
    assertThatThrownBy(() -> dictionary("no-such-profile"))
        .isInstanceOf(Command.Failed.class)
        .hasMessage("there is no profile no-such-profile, built in or as a file");
    var wrong = Files.writeString(folder.resolve("wrong.json"), "{\n  \"idd\": 1\n}");
    assertThatThrownBy(() -> dictionary(wrong.toString()))
        .isInstanceOf(Command.Failed.class)
        .hasMessageEndingWith("wrong.json:2: unknown key \"idd\", did you mean \"id\"?");
  }

  private static String dictionary(String profile) {
    return Dictionary.of(NamedProfile.read(profile));
  }
}
