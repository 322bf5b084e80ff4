package dev.usagetelemetry.start;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usagetelemetry.profile.ProfileReader;
import org.junit.jupiter.api.Test;

class ServerTest {

  @Test
  void a_server_is_woven_when_of_each_hook_it_is_known_what_became_of_it() throws Exception {
    var hooks =
        ProfileReader.read(
                """
                {
                  "id": "x", "product": "X",
                  "capture": {
                    "server": { "on": "exit of a.B.start()", "means": "started" },
                    "stopping": { "on": "entry of a.B.stop()", "means": "stopping" }
                  },
                  "message": {}
                }
                """)
            .hooks();
    var server = new Server("x");
    assertThat(server.isWoven(hooks)).isFalse();
    server.place(hooks.get(0));
    assertThat(server.isWoven(hooks)).isFalse();
    server.miss(hooks.get(1));
    assertThat(server.isWoven(hooks)).isTrue();
  }

  @Test
  void what_comes_after_another_counts_after_it_only_and_is_no_sign_of_the_server()
      throws Exception {
    var hooks =
        ProfileReader.read(
                """
                {
                  "id": "x", "product": "X",
                  "capture": {
                    "main": { "on": "entry of a.Main.main()" },
                    "server": { "on": "exit of f.B.run()", "after": "main", "means": "started" }
                  },
                  "message": {}
                }
                """)
            .hooks();
    var server = new Server("x");
    server.place(hooks.get(1));
    assertThat(server.isSeen()).isFalse();
    assertThat(server.takes(hooks.get(1))).isFalse();
    server.place(hooks.get(0));
    assertThat(server.isSeen()).isTrue();
    assertThat(server.takes(hooks.get(0))).isTrue();
    assertThat(server.takes(hooks.get(1))).isTrue();
  }

  @Test
  void once_started_it_has_started_for_ever_and_the_uptime_is_of_the_latest_start() {
    var server = new Server("x");
    assertThat(server.hasEverStarted()).isFalse();
    server.started();
    server.stopping();
    server.stopping();
    assertThat(server.hasEverStarted()).isTrue();
    var uptime = server.uptimeNanos();
    assertThat(uptime).isNotNegative();
    assertThat(server.uptimeNanos()).isGreaterThanOrEqualTo(uptime);
  }

  @Test
  void a_start_while_it_runs_does_not_begin_its_uptime_anew() {
    var server = new Server("x");
    server.started();
    var before = aWhile(server);
    server.started();
    assertThat(server.uptimeNanos()).isGreaterThanOrEqualTo(before);
  }

  @Test
  void a_start_after_a_stop_begins_its_uptime_anew() {
    var server = new Server("x");
    server.started();
    var before = aWhile(server);
    server.stopping();
    server.started();
    assertThat(server.uptimeNanos()).isLessThan(before);
  }

  /** Long enough for two starts to be told apart on any machine. */
  private static long aWhile(Server server) {
    while (server.uptimeNanos() < 50_000_000) {
      Thread.onSpinWait();
    }
    return server.uptimeNanos();
  }
}
