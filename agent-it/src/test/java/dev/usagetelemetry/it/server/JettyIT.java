package dev.usagetelemetry.it.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usagetelemetry.it.Conduct;
import dev.usagetelemetry.it.ExpectedMessage;
import dev.usagetelemetry.it.Footprint;
import dev.usagetelemetry.it.Receiver;
import dev.usagetelemetry.it.Run;
import dev.usagetelemetry.it.Settings;
import dev.usagetelemetry.it.Silence;
import dev.usagetelemetry.it.WebArchive;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Eclipse Jetty as a distribution, in a JVM that its start program forks, and in a program. */
class JettyIT {

  @TempDir Path directory;

  static List<Run> runs() throws IOException {
    return Run.of("jetty");
  }

  /** The newest version, on the newer JDK where there is one. */
  private static Run newest() throws IOException {
    var runs = runs();
    return runs.get(runs.size() - 1);
  }

  @ParameterizedTest
  @MethodSource("runs")
  void its_counts_follow_web_applications_and_sessions(Run run) throws Exception {
    var server = new Jetty(run, directory).deploy("PLANTED-one", WebArchive.distributable());
    try (var receiver = new Receiver();
        var process = server.start(Settings.reportingTo(receiver))) {
      receiver.awaitMatch(ExpectedMessage.of(server, "alone"));

      server.user().send("GET", "/PLANTED-one/session.jsp");
      server.deploy("PLANTED-two", WebArchive.running());
      var used =
          receiver.awaitNext(message -> message.at("/webApplications/runningCount").asInt() == 2);
      assertThat(used.at("/webApplications/sessionCount").asInt()).isEqualTo(1);
      assertThat(used.at("/webApplications/distributableCount").asInt()).isEqualTo(1);
      assertThat(used.at("/connections/count").asInt()).isEqualTo(1);

      server.deploy("PLANTED-failing", WebArchive.failing());
      var failed = receiver.awaitNext(message -> message.at("/webApplications/count").asInt() == 3);
      assertThat(failed.at("/webApplications/runningCount").asInt()).isEqualTo(2);

      server.undeploy("PLANTED-one");
      var undeployed =
          receiver.awaitNext(message -> message.at("/webApplications/count").asInt() == 2);
      assertThat(undeployed.at("/webApplications/runningCount").asInt()).isEqualTo(1);
      assertThat(undeployed.at("/webApplications/sessionCount").asInt()).isZero();

      Conduct.isHonest(server, process, receiver);
      Conduct.endsCleanly(process);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"--exec", "--jpms"})
  void the_start_program_stays_silent_beside_the_server_that_it_forks(String how) throws Exception {
    var server =
        new Jetty(newest(), directory, how).deploy("PLANTED-one", WebArchive.distributable());
    try (var receiver = new Receiver();
        var process = server.start(Settings.reportingTo(receiver))) {
      receiver.awaitMatch(ExpectedMessage.of(server, "alone"));
      Conduct.isHonest(server, process, receiver);
      Conduct.endsCleanly(process);
    }
  }

  @Test
  void of_two_in_a_program_the_latest_is_read_and_the_stop_of_the_other_is_no_end()
      throws Exception {
    var server = new EmbeddedJetty(directory);
    try (var receiver = new Receiver();
        var process = server.start(Settings.reportingTo(receiver))) {
      receiver.awaitMatch(ExpectedMessage.of(server, "embedded"));
      process.say("stop");
      process.say("deploy");
      receiver.awaitNext(message -> message.at("/webApplications/runningCount").asInt() == 2);
      Conduct.isHonest(server, process, receiver);
      Conduct.endsCleanly(process);
    }
  }

  @Test
  void its_start_program_is_silent_where_it_starts_nothing() throws Exception {
    var server = new Jetty(newest(), directory);
    server.command(); // lays the base out
    var silence = Silence.in(directory.resolve("PLANTED-base"));
    for (var option : List.of("--version", "--help", "--list-config", "--dry-run")) {
      silence.same(option, command -> server.start(command, "--module=http", option));
    }
  }

  @Test
  void what_the_agent_adds() throws Exception {
    Footprint.measure(directory, 2, this::fresh);
  }

  private Jetty fresh(Path folder) throws IOException {
    return new Jetty(runs().get(0), folder).deploy("PLANTED-one", WebArchive.running());
  }
}
