package dev.usagetelemetry.disclose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TelemetryLogTest {

  private final List<String> server = new ArrayList<>();
  private final List<String> console = new ArrayList<>();
  private final List<String> terminal = new ArrayList<>();

  @Test
  void the_disclosure_goes_to_the_servers_log_and_to_the_terminal() {
    assertThat(log(ConsoleMode.AUTO, false, true).disclose("block")).isTrue();

    assertThat(server).containsExactly("block");
    assertThat(terminal).containsExactly("block");
  }

  @Test
  void what_the_log_has_goes_nowhere_that_the_server_may_lead_to_its_log() {
    log(ConsoleMode.ALWAYS, false, true).disclose("block");

    assertThat(console).isEmpty();
  }

  @Test
  void it_is_not_on_the_console_twice_when_the_servers_log_is_there_already() {
    log(ConsoleMode.AUTO, true, true).disclose("block");

    assertThat(server).containsExactly("block");
    assertThat(terminal).isEmpty();
  }

  @Test
  void it_is_on_the_console_when_the_servers_log_cannot_be_reached() {
    log(ConsoleMode.AUTO, true, false).disclose("block");

    assertThat(console).containsExactly("block");
  }

  @Test
  void a_message_goes_to_the_servers_log_only() {
    log(ConsoleMode.AUTO, false, true).info("message");

    assertThat(server).containsExactly("message");
    assertThat(console).isEmpty();
    assertThat(terminal).isEmpty();
  }

  @Test
  void a_message_goes_to_the_console_when_the_servers_log_cannot_be_reached() {
    log(ConsoleMode.AUTO, false, false).info("message");

    assertThat(console).containsExactly("message");
  }

  @Test
  void console_always_means_everything() {
    TelemetryLog log = log(ConsoleMode.ALWAYS, true, true);
    log.disclose("block");
    log.info("message");

    assertThat(terminal).containsExactly("block", "message");
  }

  @Test
  void console_never_means_nothing() {
    TelemetryLog log = log(ConsoleMode.NEVER, false, false);

    assertThat(log.disclose("block")).isFalse();
    assertThat(log.info("message")).isFalse();
    assertThat(console).isEmpty();
    assertThat(terminal).isEmpty();
  }

  @Test
  void the_word_that_start_scripts_take_for_a_failure_is_never_printed() {
    log(ConsoleMode.ALWAYS, false, true).info("see https://WARNING.example/");

    assertThat(server).containsExactly("see https://Warning.example/");
    assertThat(terminal).containsExactly("see https://Warning.example/");
  }

  private TelemetryLog log(ConsoleMode mode, boolean serverReachesConsole, boolean serverWorks) {
    Log serverLog = text -> serverWorks && server.add(text);
    return new TelemetryLog(serverLog, console::add, terminal::add, mode, serverReachesConsole);
  }
}
