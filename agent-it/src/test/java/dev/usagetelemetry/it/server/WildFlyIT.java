package dev.usagetelemetry.it.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usagetelemetry.it.Built;
import dev.usagetelemetry.it.Conduct;
import dev.usagetelemetry.it.ExpectedMessage;
import dev.usagetelemetry.it.Footprint;
import dev.usagetelemetry.it.Receiver;
import dev.usagetelemetry.it.Run;
import dev.usagetelemetry.it.Settings;
import dev.usagetelemetry.it.Silence;
import dev.usagetelemetry.it.Versions;
import dev.usagetelemetry.it.WebArchive;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * WildFly as it is distributed, by its own scripts: alone, reloaded, as a pair; its tools. JBoss
 * Modules shows a module the packages that it depends on and {@code java.*}: that a server reports
 * at all holds that woven code reaches the agent from there.
 */
class WildFlyIT {

  /** How a record begins in {@code server.log} of its own configuration. */
  private static final Pattern RECORD =
      Pattern.compile(
          "(?m)^\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d,\\d{3} [A-Z]+ +\\[[\\w.]+\\] ");

  @TempDir Path directory;

  static List<Run> runs() throws IOException {
    return Run.of("wildfly");
  }

  @ParameterizedTest
  @MethodSource("runs")
  void a_server_alone_follows_its_applications_through_a_reload(Run run) throws Exception {
    var server = WildFly.alone(run, directory);
    try (var receiver = new Receiver();
        var process = server.start(Settings.reportingTo(receiver))) {
      receiver.awaitMatch(ExpectedMessage.of(server, "alone"));

      server.deploy("PLANTED-a", WebArchive.running());
      server.deploy("PLANTED-b", WebArchive.distributable());
      server.deploy("PLANTED-c", WebArchive.failing());
      server.user().send("GET", "/PLANTED-a/session.jsp");
      var used =
          receiver.awaitNext(
              message -> message.at("/webApplications/localSessionCount").asInt() == 1);
      assertThat(used.at("/deployments/count").asInt()).isEqualTo(3);
      assertThat(used.at("/deployments/runningCount").asInt()).isEqualTo(2);
      assertThat(used.at("/deployments/failedCount").asInt()).isEqualTo(1);
      assertThat(used.at("/webApplications/runningCount").asInt()).isEqualTo(2);
      assertThat(used.at("/webApplications/distributableCount").asInt()).isEqualTo(1);

      server.undeploy("PLANTED-a");
      receiver.awaitNext(message -> message.at("/deployments/runningCount").asInt() == 1);
      reload(server);
      var reloaded =
          receiver.awaitNext(
              message ->
                  message.at("/uptime").asString().compareTo(used.at("/uptime").asString()) < 0);
      assertThat(reloaded.at("/deployments/runningCount").asInt()).isEqualTo(1);
      assertThat(reloaded.at("/webApplications/runningCount").asInt()).isEqualTo(1);

      assertThat(
              server
                  .manager()
                  .send(
                      "POST",
                      "",
                      """
                      {"operation": "test-connection-in-pool",
                       "address": ["subsystem", "datasources", "data-source", "ExampleDS"]}
                      """))
          .contains("success");
      Conduct.isHonest(server, process, receiver);
      keepsItsFormat(server.log(process));
      Conduct.endsCleanly(process);
    }
  }

  private static void reload(WildFly server) throws Exception {
    server.manager().send("POST", "", "{\"operation\": \"reload\"}");
  }

  /** The log is still made of records, and what we say is one of them. */
  private static void keepsItsFormat(String log) {
    assertThat(RECORD.matcher(log).lookingAt()).isTrue();
    assertThat(log).containsPattern(RECORD + "\\(usage-telemetry\\) \\nTelemetry\\n---------\\n");
    assertThat(log).containsPattern(RECORD + "\\(Controller Boot Thread\\) WFLYSRV0025");
  }

  @Test
  void two_nodes_agree_and_the_other_follows_the_coordinator_that_is_killed() throws Exception {
    var servers = WildFly.pair(Versions.newest("wildfly"), directory);
    try (var one = RunningNode.launch(servers.get(0));
        var receiver = new Receiver();
        // The variable that its configuration file adds to, and that reaches the server alone.
        var process =
            servers
                .get(1)
                .command()
                .variable(
                    "PREPEND_JAVA_OPTS",
                    "-javaagent:%s=%s".formatted(Built.agent(), Settings.reportingTo(receiver)))
                .start();
        var two = new RunningNode<>(servers.get(1), process, receiver)) {
      var nodes = List.of(one, two);
      nodes.forEach(RunningNode::awaitUp);
      for (var node : nodes) {
        node.server().deploy("PLANTED-a", WebArchive.distributable());
      }
      RunningNode.awaitAll(
          "both", nodes, message -> message.at("/webApplications/distributableCount").asInt() == 1);
      RunningNode.awaitStates(nodes, "Leader", "Follower");
      var leader = RunningNode.in("Leader", nodes);
      var follower = RunningNode.in("Follower", nodes);
      var before = RunningNode.awaitAgreement(leader, List.of(follower));

      follower.takesOverFrom(leader, before);
      follower.isHonest();
      Conduct.endsCleanly(follower.process());
    }
  }

  @Test
  void its_tools_say_and_return_the_same() throws Exception {
    var version = Versions.newest("wildfly");
    var bin = WildFly.home(version).resolve("bin");
    var base = WildFly.alone(version, directory).prepare();
    var silence = Silence.in(directory);
    for (var tool :
        List.of(
            // Shows the options that it has found out with `java -version`.
            "standalone.sh --version",
            "standalone.sh --nonsense",
            "jboss-cli.sh --version",
            "jboss-cli.sh --connect --controller=127.0.0.1:1 :whoami",
            // A server within the tool.
            "jboss-cli.sh --commands=embed-server,ls,stop-embedded-server",
            "add-user.sh --help",
            "elytron-tool.sh --help")) {
      silence.same(
          tool,
          command ->
              command
                  .programLine(bin, tool)
                  .variable("JAVA_HOME", Built.jdk().toString())
                  .variable("JAVA_OPTS", "-Djboss.server.base.dir=" + base));
    }
  }

  @Test
  void what_the_agent_adds() throws Exception {
    var version = Versions.newest("wildfly");
    Footprint.measure(directory, 2, folder -> WildFly.alone(version, folder));
  }
}
