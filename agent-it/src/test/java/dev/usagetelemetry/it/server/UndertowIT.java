package dev.usagetelemetry.it.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usagetelemetry.it.Conduct;
import dev.usagetelemetry.it.ExpectedMessage;
import dev.usagetelemetry.it.Footprint;
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

/** A program with Undertow that serves, and one that does not. */
class UndertowIT {

  @TempDir Path directory;

  static List<Run> runs() throws IOException {
    return Run.of("undertow");
  }

  private static Run newest() throws IOException {
    return runs().get(0);
  }

  @ParameterizedTest
  @MethodSource("runs")
  void its_counts_follow_applications_and_sessions(Run run) throws Exception {
    var server = new Undertow(run, directory);
    try (var receiver = new Receiver();
        var process = server.start(Settings.reportingTo(receiver))) {
      receiver.awaitMatch(ExpectedMessage.of(server, "alone"));

      var user = server.user();
      user.send("GET", "/PLANTED/deploy");
      user.send("GET", "/PLANTED/deploy");
      assertThat(user.send("GET", "/PLANTED/deploy-failing")).isEqualTo("failed");
      user.send("GET", "/PLANTED-application-1/");
      var used =
          receiver.awaitNext(
              message ->
                  message.at("/webApplications/sessionCount").asInt() == 1
                      && message.at("/listeners/connectionCount").asInt() > 0);
      assertThat(used.at("/webApplications/count").asInt()).isEqualTo(2);
      assertThat(used.at("/webApplications/runningCount").asInt()).isEqualTo(2);
      assertThat(used.at("/webApplications/servletCount").asInt()).isEqualTo(2);

      user.send("GET", "/PLANTED/undeploy");
      var undeployed =
          receiver.awaitNext(message -> message.at("/webApplications/count").asInt() == 1);
      assertThat(undeployed.at("/webApplications/runningCount").asInt()).isEqualTo(1);
      assertThat(undeployed.at("/webApplications/sessionCount").asInt()).isZero();

      Conduct.isHonest(server, process, receiver);
      Conduct.endsCleanly(process);
    }
  }

  @Test
  void a_listener_with_tls_is_counted_as_one() throws Exception {
    var server = new Undertow(newest(), directory);
    try (var receiver = new Receiver();
        var process = server.withTls().agent(Settings.reportingTo(receiver)).start()) {
      server.awaitUp(process);
      var message = receiver.awaitAny();
      assertThat(message.at("/configuration/insecure").asBoolean(true)).isFalse();
      assertThat(message.at("/configuration/enableHttp2").asBoolean()).isTrue();
      assertThat(message.at("/listeners/httpsCount").asInt()).isEqualTo(1);
      assertThat(message.at("/listeners/count").asInt()).isEqualTo(3);
    }
  }

  @Test
  void a_program_that_serves_nothing_and_one_that_cannot_say_and_return_the_same()
      throws Exception {
    var server = new Undertow(newest(), directory);
    var silence = Silence.in(directory);
    silence.same("a tool", server::tool);
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      silence.same("a port that is taken", command -> server.on(command, taken.getLocalPort()));
    }
  }

  @Test
  void what_the_agent_adds() throws Exception {
    var server = new Undertow(newest(), directory.resolve("reporting"));
    try (var receiver = new Receiver();
        var process = server.start(Settings.reportingTo(receiver))) {
      server.user().send("GET", "/PLANTED/deploy");
      var message = receiver.awaitNext(each -> each.has("webApplications"));
      Conduct.endsCleanly(process);
      Footprint.measure(
          new Undertow(newest(), directory.resolve("empty")),
          new Undertow(newest(), directory.resolve("ours")),
          1,
          message);
    }
  }
}
