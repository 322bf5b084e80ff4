package dev.usagetelemetry.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.usagetelemetry.capture.Captured;
import dev.usagetelemetry.capture.Readings;
import dev.usagetelemetry.profile.Profile;
import dev.usagetelemetry.profile.ProfileReader;
import dev.usagetelemetry.report.Reporter.Inside;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReporterTest {

  private static final Clock CLOCK = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

  /** A server of which one part breaks. */
  @SuppressWarnings({"UnusedMethod", "unused"}) // called by the readings
  static final class Server {
    private final @Nullable String clusterId;

    Server(@Nullable String clusterId) {
      this.clusterId = clusterId;
    }

    int queues() {
      return 3;
    }

    int broken() {
      return Integer.parseInt("secret");
    }

    String name() {
      return "not a version";
    }

    @Nullable String clusterId() {
      return clusterId;
    }
  }

  private static final String MESSAGE =
      """
      "version": { "version": "server.noSuchMethod()" },
      "named": { "version": "server.name()" },
      "queues": { "count": { "count": "server.queues()" }, "gone": { "count": "server.gone" } },
      "jobs": { "count": { "count": "server.queues()" }, "late": { "count": "server.broken()" } },
      "nothing": { "gone": { "count": "server.gone" } },
      "cluster": { "nodeId": { "id": "1" }, "leaderId": { "id": "server.gone", "else": "zero" } }
      """;

  @Test
  void a_part_that_fails_is_left_out_and_named_and_the_others_stay() throws Exception {
    var report = reporter(new Server(null), MESSAGE).report();
    assertThat(report.leftOut()).containsExactlyInAnyOrder("named", "jobs");
    assertThat(report.message().parts().keySet())
        .containsExactly("uptime", "cluster", "environment", "queues");
    assertThat(MessageJson.indented(report.message()))
        .contains("\"uptime\": \"00:01:11.0115732\"")
        .contains("\"leaderId\": \"00000000-0000-0000-0000-000000000000\"")
        .doesNotContain("secret")
        .doesNotContain("gone");
  }

  @Test
  void nodes_of_one_cluster_agree_on_pseudonyms_and_others_do_not() throws Exception {
    var one = nodeId(reporter(new Server("5L6g3nShT-eMCtK--X86sw"), MESSAGE));
    assertThat(nodeId(reporter(new Server("5L6g3nShT-eMCtK--X86sw"), MESSAGE))).isEqualTo(one);
    assertThat(nodeId(reporter(new Server("aNotherCluster-CtK--X86"), MESSAGE))).isNotEqualTo(one);
  }

  @Test
  void without_a_random_id_of_the_cluster_pseudonyms_are_the_processs_own() throws Exception {
    var reporter = reporter(new Server(null), MESSAGE);
    assertThat(nodeId(reporter)).isEqualTo(nodeId(reporter));
    assertThat(nodeId(reporter(new Server(null), MESSAGE))).isNotEqualTo(nodeId(reporter));
    // Short ids can be guessed, and are no key.
    assertThat(nodeId(reporter(new Server("prod"), MESSAGE)))
        .isNotEqualTo(nodeId(reporter(new Server("prod"), MESSAGE)));
  }

  @Test
  void what_runs_inside_is_named_with_its_version_and_a_component_adds_its_sections()
      throws Exception {
    var container =
        inside(
            "a-container", "container", "\"version\": { \"version\": \"'1.2.3'\" }, \"jobs\": %s");
    var component =
        inside("a-pool", "component", "\"version\": { \"version\": \"'4.5'\" }, \"pools\": %s");
    var reporter =
        reporter(
            new Server(null),
            "\"version\": { \"version\": \"'9.9.9'\" }, \"queues\": { \"count\": { \"count\": \"3\" } }",
            List.of(container, component));
    var json = compact(reporter);
    assertThat(json)
        .contains("\"version\":\"9.9.9\"")
        .contains("\"components\":{\"aContainer\":\"1.2.3\",\"aPool\":\"4.5\"}")
        .contains("\"pools\":{\"count\":7}")
        .doesNotContain("jobs");
  }

  @Test
  void a_section_of_the_server_comes_before_one_of_a_component() throws Exception {
    var component = inside("a-pool", "component", "\"queues\": %s");
    var reporter =
        reporter(
            new Server(null),
            "\"queues\": { \"count\": { \"count\": \"3\" } }",
            List.of(component));
    assertThat(compact(reporter)).contains("\"queues\":{\"count\":3}").doesNotContain("components");
  }

  /** With one section of seven. */
  private static Inside inside(String id, String rank, String message) throws Exception {
    var profile =
        ProfileReader.read(
            """
            {
              "id": "%s", "product": "Inside", "rank": "%s",
              "capture": { "server": { "on": "exit of a.B.c()", "means": "started" } },
              "message": { %s }
            }
            """
                .formatted(id, rank, message.formatted("{ \"count\": { \"count\": \"7\" } }")));
    return new Inside(
        profile, new Readings(Map.of(), new Captured(), type -> {}, () -> new Class<?>[0]));
  }

  private static String compact(Reporter reporter) {
    return new String(MessageJson.compact(reporter.report().message()), UTF_8);
  }

  private static @Nullable Value nodeId(Reporter reporter) {
    var cluster = (Part.Section) reporter.report().message().parts().get("cluster");
    return cluster == null ? null : cluster.fields().get("nodeId");
  }

  private static Reporter reporter(Server server, String message) throws Exception {
    return reporter(server, message, List.of());
  }

  private static Reporter reporter(Server server, String message, List<Inside> inside)
      throws Exception {
    var profile = profile(message);
    var captured = new Captured();
    for (var hook : profile.hooks()) {
      captured.keep(hook, ReporterTest.class, server);
    }
    return new Reporter(
        profile,
        () -> {
          // Captures are weak; this lambda holds the server.
          captured.keep(profile.hooks().get(0), ReporterTest.class, server);
          return new Readings(profile.lets(), captured, type -> {}, () -> new Class<?>[0]);
        },
        () -> inside,
        Duration.ofSeconds(71).plusNanos(11_573_200)::toNanos,
        CLOCK,
        Precision.EXACT,
        "");
  }

  private static Profile profile(String message) throws Exception {
    return ProfileReader.read(
        """
        {
          "id": "x", "product": "X",
          "capture": { "server": { "on": "exit of a.B.c()", "means": "started" } },
          "pseudonymKey": "server.clusterId()",
          "message": { %s }
        }
        """
            .formatted(message));
  }
}
