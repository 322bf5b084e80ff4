package dev.usagetelemetry.it.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usagetelemetry.it.Conduct;
import dev.usagetelemetry.it.ExpectedMessage;
import dev.usagetelemetry.it.Footprint;
import dev.usagetelemetry.it.Ports;
import dev.usagetelemetry.it.Receiver;
import dev.usagetelemetry.it.Run;
import dev.usagetelemetry.it.Settings;
import dev.usagetelemetry.it.Silence;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A Quarkus application that serves, one that cannot start, and one that is a tool. */
class QuarkusIT {

  /** How a line begins in a log file of Quarkus. */
  private static final String RECORD =
      "\\d{4}-\\d\\d-\\d\\d [\\d:,]+ \\S+ \\S+\\[\\d+\\] INFO +\\[%s\\] \\(%s\\) ";

  @TempDir Path directory;

  static List<Run> runs() throws IOException {
    return Run.of("quarkus");
  }

  private static Run newest() throws IOException {
    return runs().get(0);
  }

  @ParameterizedTest
  @MethodSource("runs")
  void its_counts_follow_connections_and_jobs(Run run) throws Exception {
    var server = new Quarkus(run, directory);
    try (var receiver = new Receiver();
        var process = server.start(Settings.reportingTo(receiver))) {
      var user = server.user();
      useEachPoolOnce(user);
      receiver.awaitMatch(ExpectedMessage.of(server, "alone"));

      user.send("GET", "/take");
      user.send("GET", "/take");
      user.send("GET", "/pause/PLANTED-job");
      var used =
          receiver.awaitNext(message -> message.at("/scheduledJobs/pausedCount").asInt() == 1);
      assertThat(used.at("/agroalPools/activeConnectionCount").asInt()).isEqualTo(4);
      assertThat(used.at("/agroalPools/connectionCount").asInt()).isEqualTo(4);
      assertThat(used.at("/scheduledJobs/count").asInt()).isEqualTo(2);

      user.send("GET", "/give-back");
      user.send("GET", "/resume/PLANTED-job");
      var givenBack =
          receiver.awaitNext(message -> message.at("/scheduledJobs/pausedCount").asInt() == 0);
      assertThat(givenBack.at("/agroalPools/activeConnectionCount").asInt()).isZero();
      assertThat(givenBack.at("/agroalPools/connectionCount").asInt()).isEqualTo(4);

      Conduct.isHonest(server, process, receiver);
      assertThat(server.log(process))
          .containsPattern(RECORD.formatted("io.quarkus", "main") + "Installed features")
          .containsPattern(RECORD.formatted("usa.telemetry", "usage-telemetry"));
      Conduct.endsCleanly(process);
    }
  }

  @Test
  void an_http_server_with_tls_is_counted_as_one() throws Exception {
    var server = new Quarkus(newest(), directory);
    try (var receiver = new Receiver();
        var process = server.withTls().agent(Settings.reportingTo(receiver)).start()) {
      server.awaitUp(process);
      var message = receiver.awaitAny();
      assertThat(message.at("/configuration/insecure").asBoolean(true)).isFalse();
      assertThat(message.at("/httpServers/count").asInt()).isEqualTo(2);
      assertThat(message.at("/httpServers/secureCount").asInt()).isEqualTo(1);
    }
  }

  @Test
  void an_application_with_a_program_of_its_own_reports_the_same() throws Exception {
    var server = new Quarkus(newest(), directory, "waiting");
    try (var receiver = new Receiver();
        var process = server.start(Settings.reportingTo(receiver))) {
      useEachPoolOnce(server.user());
      receiver.awaitMatch(ExpectedMessage.of(server, "alone"));
      Conduct.isHonest(server, process, receiver);
      Conduct.endsCleanly(process);
    }
  }

  /** Before 3.20 a pool is made when somebody first wants a connection. */
  private static void useEachPoolOnce(HttpUser user) throws Exception {
    user.send("GET", "/take");
    user.send("GET", "/give-back");
  }

  @Test
  void a_start_that_fails_and_a_tool_say_and_return_the_same() throws Exception {
    var silence = Silence.in(directory);
    var port = Ports.free(1).get(0);
    var tool = new Quarkus(newest(), directory, "tool");
    silence.same("a tool", command -> tool.on(command, port));
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var server = new Quarkus(newest(), directory);
      silence.same("a port that is taken", command -> server.on(command, taken.getLocalPort()));
    }
  }

  @Test
  void what_the_agent_adds() throws Exception {
    Footprint.measure(directory, 1, folder -> new Quarkus(newest(), folder));
  }
}
