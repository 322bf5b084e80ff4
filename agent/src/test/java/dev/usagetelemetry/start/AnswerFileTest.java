package dev.usagetelemetry.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnswerFileTest {

  @TempDir Path folder;

  @Test
  void an_answer_goes_into_the_empty_file_that_was_made_for_it() throws Exception {
    var file = Files.createTempFile(folder, "usage-telemetry-answer", ".json");
    AnswerFile.write(file.toString(), "{}");
    assertThat(file).hasContent("{}");

    AnswerFile.write(file.toString(), "something else");
    assertThat(file).hasContent("{}");
  }

  @Test
  void no_file_is_made_and_none_of_another_name_is_written() throws Exception {
    var missing = folder.resolve("usage-telemetry-answer1.json");
    AnswerFile.write(missing.toString(), "{}");
    assertThat(missing).doesNotExist();

    var other = Files.createFile(folder.resolve("passwords"));
    AnswerFile.write(other.toString(), "{}");
    assertThat(other).isEmptyFile();
  }

  @Test
  void a_link_is_not_followed() throws Exception {
    var target = Files.createFile(folder.resolve("target"));
    var link = folder.resolve("usage-telemetry-answer1.json");
    Files.createSymbolicLink(link, target);
    AnswerFile.write(link.toString(), "{}");
    assertThat(target).isEmptyFile();
  }
}
