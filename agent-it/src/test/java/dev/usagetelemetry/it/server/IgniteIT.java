package dev.usagetelemetry.it.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usagetelemetry.it.Conduct;
import dev.usagetelemetry.it.ExpectedMessage;
import dev.usagetelemetry.it.Footprint;
import dev.usagetelemetry.it.JavaCommand;
import dev.usagetelemetry.it.Receiver;
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
import tools.jackson.databind.JsonNode;

/**
 * Apache Ignite from its published artifacts, alone, on disk, and as three nodes; its control.sh.
 */
class IgniteIT {

  @TempDir Path directory;

  static List<String> versions() throws IOException {
    return Versions.tested("ignite");
  }

  @ParameterizedTest
  @MethodSource("versions")
  void a_node_alone_follows_caches_tables_queries_and_services(String version) throws Exception {
    var server = Ignite.alone(version, directory);
    try (var receiver = new Receiver();
        var process = server.start(Settings.reportingTo(receiver))) {
      receiver.awaitMatch(ExpectedMessage.of(server, "alone"));

      try (var user = server.user()) {
        user.does("cache PLANTED-cache-a");
        user.does("cache PLANTED-cache-b");
        user.does("listen PLANTED-cache-a");
        user.does("sql CREATE TABLE planted_table (id INT PRIMARY KEY, v VARCHAR)");
        user.does("sql CREATE INDEX planted_index ON planted_table (v)");
        user.does("join PLANTED-client");
        user.does("deploy PLANTED-service");
        var used = receiver.awaitNext(message -> services(message) == 1);
        assertThat(used.at("/projections/totalCount").asInt()).isEqualTo(1);
        assertThat(used.at("/persistentSubscriptions/count").asInt()).isEqualTo(1);
        assertThat(used.at("/caches/count").asInt()).isEqualTo(3);
        assertThat(used.at("/caches/groupCount").asInt()).isEqualTo(3);
        assertThat(used.at("/tables/count").asInt()).isEqualTo(1);
        assertThat(used.at("/tables/indexCount").asInt()).isEqualTo(1);
        assertThat(used.at("/connections/count").asInt()).isEqualTo(1);
        assertThat(used.at("/configuration/clientNodeCount").asInt()).isEqualTo(1);
        assertThat(used.at("/gossip").valueStream().map(JsonNode::asString))
            .containsExactlyInAnyOrder("Leader", "Client");

        user.does("cancel PLANTED-service");
        user.does("leave PLANTED-client");
        user.does("unlisten PLANTED-cache-a");
        user.does("destroy PLANTED-cache-b");
        user.does("sql DROP TABLE planted_table");
        var dropped = receiver.awaitNext(message -> message.at("/caches/count").asInt() == 1);
        assertThat(services(dropped)).isZero();
        assertThat(dropped.at("/persistentSubscriptions/count").asInt()).isZero();
        assertThat(dropped.at("/tables/count").asInt()).isZero();
        assertThat(dropped.at("/configuration/clientNodeCount").asInt()).isZero();
      }
      receiver.awaitNext(message -> message.at("/connections/count").asInt() == 0);

      Conduct.isHonest(server, process, receiver);
      Conduct.endsCleanly(process);
    }
  }

  @Test
  void a_node_on_disk_says_so_and_control_says_and_returns_the_same() throws Exception {
    var server = Ignite.persistent(Versions.newest("ignite"), directory.resolve("node"));
    var classPath = Ignite.controlClassPath(server.version());
    var silence = Silence.in(directory);
    try (var receiver = new Receiver();
        var process = server.start(Settings.reportingTo(receiver))) {
      receiver.awaitMatch(ExpectedMessage.of(server, "persistent"));
      var activate = "--set-state ACTIVE --yes";
      server.control(new JavaCommand(directory), classPath, activate).run(Duration.ofSeconds(60));
      receiver.awaitNext(
          message -> message.at("/cluster/clusterState").asString("").equals("Active"));
      for (var words :
          List.of(activate, "--state", "--baseline", "--system-view nodes", "--nonsense")) {
        silence.same(words, command -> server.control(command, classPath, words));
      }
      Conduct.isHonest(server, process, receiver);
      Conduct.endsCleanly(process);
    }
  }

  @Test
  void three_nodes_agree_and_the_next_oldest_follows_the_one_that_is_killed() throws Exception {
    var nodes = RunningNode.launch(Ignite.cluster(Versions.newest("ignite"), directory, 3));
    try {
      RunningNode.awaitStates(nodes, "Leader", "Follower", "Follower");
      RunningNode.awaitAll("all three", nodes, message -> message.at("/gossip").size() == 3);
      var oldest = RunningNode.in("Leader", nodes);
      var others = RunningNode.without(oldest, nodes);
      var before = RunningNode.awaitAgreement(oldest, others);

      try (var user = others.get(0).server().user()) {
        user.does("listen PLANTED-cache");
        RunningNode.awaitAll(
            "the cache and its query on each node",
            nodes,
            message ->
                message.at("/caches/count").asInt() == 1
                    && message.at("/persistentSubscriptions/count").asInt() == 1);
      }

      oldest.process().kill();
      RunningNode.awaitStates(others, "Leader", "Follower");
      RunningNode.awaitAll("both", others, message -> message.at("/gossip").size() == 2);
      RunningNode.haveAnotherLeader(others, before);
      for (var node : others) {
        assertThat(node.last().at("/database/epochNumber").asInt()).isEqualTo(4);
        node.isHonest();
      }
      others.forEach(node -> Conduct.endsCleanly(node.process()));
    } finally {
      nodes.forEach(RunningNode::close);
    }
  }

  @Test
  void what_the_agent_adds() throws Exception {
    var version = Versions.newest("ignite");
    Footprint.measure(directory, 3, folder -> Ignite.alone(version, folder));
  }

  private static int services(JsonNode message) {
    return message.at("/projections/totalRunningCount").asInt();
  }
}
