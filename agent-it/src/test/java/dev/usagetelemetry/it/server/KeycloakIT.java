package dev.usagetelemetry.it.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usagetelemetry.it.Conduct;
import dev.usagetelemetry.it.ExpectedMessage;
import dev.usagetelemetry.it.Footprint;
import dev.usagetelemetry.it.JavaCommand;
import dev.usagetelemetry.it.Receiver;
import dev.usagetelemetry.it.Run;
import dev.usagetelemetry.it.Settings;
import dev.usagetelemetry.it.Silence;
import dev.usagetelemetry.it.Versions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Keycloak alone, as two nodes that share a database, and the tools beside it. */
class KeycloakIT {

  /** It starts nearly all of the server, and a log of times and threads never repeats. */
  private static final Duration TO_EXPORT = Duration.ofMinutes(2);

  @TempDir Path directory;

  static List<Run> runs() throws IOException {
    return Run.of("keycloak");
  }

  private static Run newest() throws IOException {
    return runs().get(0);
  }

  /** The first start has a JVM with the same command line before the server's, which builds it. */
  @ParameterizedTest
  @MethodSource("runs")
  void started_for_the_first_time_it_reports_once_and_as_itself(Run run) throws Exception {
    var server = Keycloak.unpacked(run, directory).withProvider(directory);
    try (var receiver = new Receiver();
        var process = server.start(Settings.reportingTo(receiver))) {
      receiver.awaitMatch(ExpectedMessage.of(server, "alone"));

      server.logIn();
      server.administer("create", "realms", "-s", "realm=PLANTED-realm", "-s", "enabled=true");
      server.administer("create", "users", "-r", "PLANTED-realm", "-s", "username=PLANTED-user");
      receiver.awaitNext(message -> message.at("/agroalPools/connectionCount").asInt() > 0);

      Conduct.isHonest(server, process, receiver);
      assertThat(process.console()).contains("Quarkus augmentation completed");
      Conduct.endsCleanly(process);
    }
  }

  @Test
  void two_nodes_agree_and_the_other_follows_the_coordinator_that_is_killed() throws Exception {
    var shared = new H2(Versions.newest("h2"), directory.resolve("database"));
    try (var database = shared.command().start()) {
      shared.awaitUp(database);
      var one = Keycloak.unpacked(newest(), directory).clustered(shared.url("PLANTED-database"));
      try (var leader = RunningNode.launch(one)) {
        leader.awaitUp();
        var other = one.sibling(directory).clustered(shared.url("PLANTED-database"));
        try (var follower = RunningNode.launch(other)) {
          follower.awaitUp();
          var before = RunningNode.awaitAgreement(leader, List.of(follower));

          leader.process().kill();
          var after =
              follower
                  .receiver()
                  .awaitNext(each -> each.at("/cluster/nodeState").asString("").equals("Leader"));
          assertThat(after.at("/configuration/clusterSize").asInt()).isEqualTo(1);
          assertThat(after.at("/cluster/nodeId")).isEqualTo(after.at("/cluster/leaderId"));
          assertThat(before.at("/gossip").has(after.at("/cluster/nodeId").asString())).isTrue();
          assertThat(after.at("/database/epochNumber").asInt())
              .isGreaterThan(before.at("/database/epochNumber").asInt());
          follower.isHonest();
          Conduct.endsCleanly(follower.process());
        }
      }
    }
  }

  @Test
  void its_tools_say_and_return_the_same_and_what_the_agent_adds() throws Exception {
    var server = Keycloak.unpacked(newest(), directory);
    try (var receiver = new Receiver();
        var process = server.start(Settings.reportingTo(receiver))) {
      var message = receiver.awaitAny();
      Conduct.endsCleanly(process);
      Footprint.measure(server.again(), server.again(), 2, message);
    }
    var silence = Silence.in(directory);
    silence.same("version", command -> server.script(command, "kc.sh", "--version"));
    silence.same("a configuration", command -> server.script(command, "kc.sh", "show-config"));
    silence.same("administrators' help", command -> server.script(command, "kcadm.sh", "help"));
    var export = directory.resolve("export").toString();
    var exported =
        server
            .script(new JavaCommand(directory), "kc.sh", "export", "--optimized", "--dir", export)
            .agent("")
            .run(TO_EXPORT);
    assertThat(exported.exit()).as(exported.out()).isZero();
    assertThat(exported.out()).contains("Export finished").doesNotContain("Telemetry");
    assertThat(exported.errOfTheProgram()).isEmpty();
  }
}
