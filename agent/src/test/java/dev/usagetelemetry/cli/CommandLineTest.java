package dev.usagetelemetry.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @ParameterizedTest
  @ValueSource(strings = {"help", "--help", "-h", ""})
  void help_names_every_command(String line) {
    assertThat(run(line)).isZero();

    assertThat(out.toString(UTF_8)).contains("help", "version", "receive [--port N] [--file F]");
    assertThat(err.toString(UTF_8)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          recieve               | No command "recieve": try "help".
          help me               | help: takes no options, try "help"
          version 2             | version: takes no options, try "help"
          dictionary            | dictionary: takes one profile: the id of a built-in one, or a file
          receive --prot 1      | receive: no option "--prot", valid: --port, --file
          receive --port        | receive: --port needs a value
          receive --port http   | receive: --port is a number from 0 to 65535
          receive --port 65536  | receive: --port is a number from 0 to 65535
          receive --port -1     | receive: --port is a number from 0 to 65535
          """)
  void what_is_asked_for_wrongly_is_one_line_and_status_2(String line, String complaint) {
    assertThat(run(line)).isEqualTo(2);

    assertThat(err.toString(UTF_8)).isEqualTo(complaint + System.lineSeparator());
    assertThat(out.toString(UTF_8)).isEmpty();
  }

  @Test
  void a_file_that_cannot_be_written_is_one_line_and_status_1() {
    assertThat(run("receive --port 0 --file /no/such/folder/messages.json")).isEqualTo(1);

    assertThat(err.toString(UTF_8))
        .isEqualTo("receive: the file of --file cannot be written" + System.lineSeparator());
  }

  private int run(String line) {
    var words = line.isEmpty() ? new String[0] : line.split(" ");
    return CommandLine.run(
        words, new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
  }
}
