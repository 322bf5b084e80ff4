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
}
