package dev.usagetelemetry.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The policy of an organization, in a real server. */
class PolicyIT {

  @TempDir Path directory;

  @Test
  void redirected_messages_go_to_the_organizations_collector_and_nowhere_else() throws Exception {
    try (var theirs = new Receiver();
        var own = new Receiver();
        var process = start("mode=redirect\nendpoint=" + own.url(), theirs)) {
      own.awaitAny();
      assertThat(theirs.bodies()).isEmpty();
      assertThat(process.console())
          .contains("it is anonymous, and your organization collects it.")
          .contains("The policy of your organization sends it to its own collector only.");
    }
  }

  @Test
  void where_it_says_log_only_messages_are_logged_and_nobody_gets_them() throws Exception {
    try (var theirs = new Receiver();
        var process = start("mode=log-only", theirs)) {
      process.awaitOnConsole("does not let it be sent: nothing is sent.");
      var store = new EventStore(directory);
      await().until(() -> store.log().contains("not sent, by the policy of your organization:"));
      assertThat(theirs.bodies()).isEmpty();
    }
  }

  @Test
  void where_it_says_off_there_is_no_agent_to_be_seen() throws Exception {
    try (var theirs = new Receiver();
        var process = start("mode=off", theirs)) {
      assertThat(process.console()).doesNotContain("Telemetry\n").doesNotContain("sage telemetry");
      assertThat(AgentTool.in(directory).run("preview", Long.toString(process.pid())).exit())
          .isEqualTo(1);
    }
  }

  private JavaProcess start(String policy, Receiver theirs) throws Exception {
    var file = Files.writeString(directory.resolve("policy.properties"), policy);
    var store = new EventStore(directory);
    return store.start(
        store
            .command(EventStore.settings(",endpoint=" + theirs.url()))
            .variable("USAGE_TELEMETRY_POLICY", file.toString()));
  }
}
