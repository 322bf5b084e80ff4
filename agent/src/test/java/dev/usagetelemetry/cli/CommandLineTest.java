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

    assertThat(out.toString(UTF_8)).contains("version", "dictionary", "receive", "_OPTOUT=true");
    assertThat(err.toString(UTF_8)).isEmpty();
  }

  @Test
  void every_command_has_a_help_with_its_exit_codes() {
    for (var command : Commands.names()) {
      out.reset();
      assertThat(run(command + " --help")).as(command).isZero();
      assertThat(out.toString(UTF_8)).as(command).contains("Usage: ", "2   wrong usage");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          recieve               | No command "recieve", did you mean "receive"? Try "help".
          version 2             | version: Unmatched argument at index 0: '2'. Try "version --help".
          dictionary            | dictionary: Missing required parameter: 'PROFILE'. Try "dictionary --help".
          receive --port        | receive: Missing required parameter for option '--port' (N). Try "receive --help".
          receive --port http   | receive: Invalid value for option '--port': 'http' is not an int. Try "receive --help".
          receive --port 65536  | receive: --port is a number from 0 to 65535. Try "receive --help".
          receive --port -1     | receive: --port is a number from 0 to 65535. Try "receive --help".
          """)
  void what_is_asked_for_wrongly_is_one_line_and_status_2(String line, String complaint) {
    assertThat(run(line)).isEqualTo(2);

    assertThat(err.toString(UTF_8)).isEqualTo(complaint + System.lineSeparator());
    assertThat(out.toString(UTF_8)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          receive --port 0 --file /no/such/folder/m | receive: the file of --file cannot be written
          dictionary kafkaa         | dictionary: there is no profile kafkaa, built in or as a file, did you mean "kafka"?
          ledger show /no/such/file | ledger: there is no ledger /no/such/file
          verify -- no-such-thing   | verify: "no-such-thing" is no program that can be run here
          """)
  void what_cannot_be_done_is_one_line_and_status_1(String line, String complaint) {
    assertThat(run(line)).isEqualTo(1);

    assertThat(err.toString(UTF_8)).isEqualTo(complaint + System.lineSeparator());
    assertThat(out.toString(UTF_8)).isEmpty();
  }

  private int run(String line) {
    var words = line.isEmpty() ? new String[0] : line.split(" ");
    return Commands.run(
        words, new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
  }
}
