package dev.usagetelemetry.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code verify}: what an operator can see for themselves before they trust the agent. */
class VerifyIT {

  @TempDir Path directory;

  @Test
  void a_server_is_run_without_and_with_the_agent_and_the_report_says_what_was_seen()
      throws Exception {
    var result = verify("PATH", System.getenv("PATH"), Built.jar("event-store.jar").toString());
    assertThat(result.exit()).as(result.out() + result.err()).isZero();
    assertThat(result.out())
        .contains("messages were made, and none was sent")
        .contains("seen     its standard output has no line")
        .contains("seen     asked to end, it ends with status 143, without the agent 143")
        .containsPattern("Report   SHA-256 [0-9a-f]{64}");
  }

  @Test
  void a_tomcat_that_prints_the_options_of_its_jvm_says_nothing_else_more() throws Exception {
    var tomcat =
        new Tomcat(Run.newest("tomcat"), directory).deploy("PLANTED-app", WebArchive.running());
    var result =
        tomcat.script("run").underAgentTool("verify", "--seconds", "10").run(Duration.ofMinutes(3));
    assertThat(result.exit()).as(result.out() + result.err()).isZero();
    assertThat(result.out()).contains("seen     its standard error has no line more");
  }

  @Test
  void where_there_is_a_strace_it_sees_that_no_thread_of_ours_makes_a_socket() throws Exception {
    assumeTrue(SystemCalls.canBeSeen(), "no strace");
    var result = verify("PATH", System.getenv("PATH"), Built.jar("event-store.jar").toString());
    assertThat(result.out()).contains("seen     no thread of the agent made a socket");
  }

  @Test
  void where_there_is_none_it_does_not_claim_what_it_did_not_see() throws Exception {
    var result = verify("PATH", directory.toString(), Built.jar("event-store.jar").toString());
    assertThat(result.out())
        .contains(
            "not seen whether it opens a connection or asks a name server: there is no strace")
        .contains("5 of 6 points were seen.");
  }

  @Test
  void a_program_that_is_no_server_gives_nothing_to_verify() throws Exception {
    var result = verify("PATH", System.getenv("PATH"), Built.agent().toString());
    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err()).contains("the agent has recognized no server within 6 s");
  }

  private JavaCommand.Result verify(String variable, String value, String jar) throws Exception {
    return AgentTool.in(directory)
        .command(
            "verify",
            "--seconds",
            "6",
            "--",
            Built.jdk().resolve("bin/java").toString(),
            "-jar",
            jar,
            "--db=" + directory.resolve("db"))
        .variable(variable, value)
        .variable("USAGE_TELEMETRY_PROFILES", EventStore.profile().toString())
        .run(Duration.ofMinutes(2));
  }
}
