package dev.usagetelemetry.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfilesTest {

  private static final String OWN_KAFKA =
      """
      {
        "id": "kafka", "product": "Kafka of ours",
        "capture": { "server": { "on": "exit of a.B.c()", "means": "started" } },
        "message": {}
      }
      """;

  private final Path folder;

  ProfilesTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void a_built_in_profile_is_read_when_it_is_needed() throws Exception {
    var profiles = Profiles.read(List.of());
    assertThat(profiles.get("kafka").product()).isEqualTo("Apache Kafka");
    assertThatThrownBy(() -> profiles.get("no-such")).isInstanceOf(IOException.class);
  }

  @Test
  void one_of_the_operators_replaces_a_built_in_one() throws Exception {
    Files.writeString(folder.resolve("mine.json"), OWN_KAFKA);
    Files.writeString(folder.resolve("notes.txt"), "no profile");
    var profiles = Profiles.read(List.of(folder.toFile()));
    assertThat(profiles.get("kafka").product()).isEqualTo("Kafka of ours");
    assertThat(profiles.get("tomcat").product()).isEqualTo("Apache Tomcat");
  }

  @Test
  void a_mistake_is_one_line_with_the_name_of_the_file_and_not_its_path() throws Exception {
    var file = folder.resolve("mine.json");
    Files.writeString(file, OWN_KAFKA.replace("\"product\"", "\"prodcut\""));
    assertThatThrownBy(() -> Profiles.read(List.of(file.toFile())))
        .hasMessage("profile mine.json:2: unknown key \"prodcut\", did you mean \"product\"?");
  }

  @Test
  void a_file_that_is_not_there_is_told() {
    assertThatThrownBy(() -> Profiles.read(List.of(folder.resolve("gone.json").toFile())))
        .hasMessageContaining("gone.json")
        .hasMessageContaining("cannot be read");
  }
}
