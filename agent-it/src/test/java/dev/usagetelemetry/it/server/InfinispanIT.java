package dev.usagetelemetry.it.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usagetelemetry.it.Conduct;
import dev.usagetelemetry.it.ExpectedMessage;
import dev.usagetelemetry.it.Footprint;
import dev.usagetelemetry.it.Receiver;
import dev.usagetelemetry.it.Settings;
import dev.usagetelemetry.it.Silence;
import dev.usagetelemetry.it.Versions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Infinispan servers alone, as two nodes, and from their own loader; the tools beside them. */
class InfinispanIT {

  /** The newest of which the loader is published. */
  private static final String WITH_LOADER = "15.2.6.Final";

  private static final String COMMAND_LINE = "org.infinispan.cli.commands.CLI";

  @TempDir Path directory;

  static List<String> versions() throws IOException {
    return Versions.tested("infinispan");
  }

  @ParameterizedTest
  @MethodSource("versions")
  void a_server_alone_follows_caches_listeners_and_connections(String version) throws Exception {
    var server = Infinispan.alone(version, directory);
    try (var receiver = new Receiver();
        var process = server.start(Settings.reportingTo(receiver))) {
      receiver.awaitMatch(ExpectedMessage.of(server, "alone"));

      try (var user = server.user()) {
        user.does("cache PLANTED-a <distributed-cache/>");
        user.does("cache PLANTED-b <replicated-cache/>");
        user.does(
            "cache PLANTED-c <local-cache><persistence><file-store/></persistence></local-cache>");
        user.does(
            "cache PLANTED-d <distributed-cache><transaction mode=\"NON_XA\"/></distributed-cache>");
        user.does("put PLANTED-a");
        user.does("listen PLANTED-a");
        var used = receiver.awaitNext(message -> message.at("/listeners/count").asInt() == 1);
        assertThat(used.at("/caches/count").asInt()).isEqualTo(4);
        assertThat(used.at("/caches/distributedCount").asInt()).isEqualTo(2);
        assertThat(used.at("/caches/replicatedCount").asInt()).isEqualTo(1);
        assertThat(used.at("/caches/localCount").asInt()).isEqualTo(1);
        assertThat(used.at("/caches/persistentCount").asInt()).isEqualTo(1);
        assertThat(used.at("/caches/transactionalCount").asInt()).isEqualTo(1);
        assertThat(used.at("/connections/count").asInt()).isPositive();

        user.does("unlisten PLANTED-a");
        user.does("remove PLANTED-b");
        user.does("remove PLANTED-c");
        var dropped = receiver.awaitNext(message -> message.at("/caches/count").asInt() == 2);
        assertThat(dropped.at("/caches/persistentCount").asInt()).isZero();
        assertThat(dropped.at("/listeners/count").asInt()).isZero();
      }
      receiver.awaitNext(message -> message.at("/connections/count").asInt() == 0);

      Conduct.isHonest(server, process, receiver);
      Conduct.endsCleanly(process);
    }
  }

  @Test
  void a_server_that_its_loader_has_loaded_reports_the_same() throws Exception {
    var server = Infinispan.fromLoader(WITH_LOADER, directory);
    try (var receiver = new Receiver();
        var process = server.start(Settings.reportingTo(receiver))) {
      receiver.awaitMatch(ExpectedMessage.of(server, "alone"));
      Conduct.isHonest(server, process, receiver);
      Conduct.endsCleanly(process);
    }
  }

  @Test
  void two_nodes_agree_and_the_other_follows_the_coordinator_that_is_killed() throws Exception {
    var servers = Infinispan.cluster(Versions.newest("infinispan"), directory, 2);
    var nodes = RunningNode.launch(servers);
    try {
      RunningNode.awaitStates(nodes, "Leader", "Follower");
      RunningNode.awaitAll("both", nodes, message -> message.at("/gossip").size() == 2);
      var leader = RunningNode.in("Leader", nodes);
      var follower = RunningNode.in("Follower", nodes);
      var before = RunningNode.awaitAgreement(leader, List.of(follower));

      try (var user = follower.server().user()) {
        user.does("cache PLANTED-a <replicated-cache/>");
        RunningNode.awaitAll(
            "the cache on both nodes", nodes, each -> each.at("/caches/count").asInt() == 1);
      }

      follower.takesOverFrom(leader, before);
      follower.isHonest();
      Conduct.endsCleanly(follower.process());
    } finally {
      nodes.forEach(RunningNode::close);
    }
  }

  @Test
  void its_tools_say_and_return_the_same() throws Exception {
    var version = Versions.newest("infinispan");
    var server = Infinispan.alone(version, directory.resolve("server"));
    var serverClassPath = Infinispan.classPath(version);
    var classPath = Infinispan.commandLineClassPath(version);
    var script = Files.writeString(directory.resolve("script"), "stats\nls caches\n").toString();
    var silence = Silence.in(directory);
    for (var option : List.of("--version", "--help", "--nonsense")) {
      silence.same(option, c -> c.main(serverClassPath, "org.infinispan.server.Bootstrap", option));
    }
    try (var process = server.start("")) {
      assertThat(process.isAlive()).isTrue();
      silence.same("CLI --version", c -> c.main(classPath, COMMAND_LINE, "--version"));
      silence.same(
          "CLI with a script",
          c -> c.main(classPath, COMMAND_LINE, "-c", server.url(), "-f", script));
    }
  }

  @Test
  void what_the_agent_adds() throws Exception {
    var version = Versions.newest("infinispan");
    Footprint.measure(directory, 2, folder -> Infinispan.alone(version, folder));
  }
}
