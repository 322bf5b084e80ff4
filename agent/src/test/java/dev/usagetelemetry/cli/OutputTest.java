package dev.usagetelemetry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class OutputTest {

  private static final String OPTION = "-javaagent:/opt/usage-telemetry-agent.jar";

  @Test
  void what_differs_between_any_two_runs_is_no_difference() {
    assertThat(onlyIn("12:00:01 up after 3 ms @1a2b3c4d\n", "11:59:00 up after 27 ms @5e6f7a8b\n"))
        .isEmpty();
  }

  @Test
  void what_the_agent_says_and_what_the_server_says_of_its_options_is_left_out() {
    var with =
        """
        Telemetry
        ---------
        You have opted out of sending it by setting X: nothing is sent.
        INFO :u.telemetry: |Telemetry|---------|To improve your experience, X collects usage data
        Command line argument: -javaagent:/opt/usage-telemetry-agent.jar
        Picked up JAVA_TOOL_OPTIONS: -javaagent:/opt/usage-telemetry-agent.jar
          "count": 7
        up
        """;
    assertThat(onlyIn(with, "up\n")).isEmpty();
  }

  @Test
  void a_line_that_only_one_run_has_is_shown_as_it_is() {
    assertThat(onlyIn("up\nsomething is slow 7\n", "up\n")).containsExactly("something is slow 7");
  }

  private static List<String> onlyIn(String with, String without) {
    return Output.onlyIn(with, without, "{\n  \"count\": 7\n}", OPTION);
  }
}
