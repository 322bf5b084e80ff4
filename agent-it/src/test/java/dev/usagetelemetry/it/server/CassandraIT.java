package dev.usagetelemetry.it.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usagetelemetry.it.ClientProgram;
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
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Apache Cassandra from its published artifacts, alone and as a ring of three, and its nodetool.
 */
class CassandraIT {

  @TempDir Path directory;

  static List<String> versions() throws IOException {
    return Versions.tested("cassandra");
  }

  @ParameterizedTest
  @MethodSource("versions")
  void a_node_alone_follows_its_schema_and_its_clients(String version) throws Exception {
    var server = Cassandra.alone(version, directory);
    try (var receiver = new Receiver();
        var process = server.start(Settings.reportingTo(receiver))) {
      receiver.awaitMatch(ExpectedMessage.of(server, "alone"));

      try (var user = user(server)) {
        for (var statement :
            List.of(
                "CREATE KEYSPACE planted WITH replication ="
                    + " {'class': 'SimpleStrategy', 'replication_factor': 1}",
                "CREATE TYPE planted.planted_type (a int)",
                "CREATE TABLE planted.planted_a (k int PRIMARY KEY, v text, w int)"
                    + " WITH cdc = true",
                "CREATE TABLE planted.planted_b (k int PRIMARY KEY)",
                "CREATE INDEX planted_index ON planted.planted_a (v)",
                "CREATE MATERIALIZED VIEW planted.planted_view AS SELECT * FROM planted.planted_a"
                    + " WHERE w IS NOT NULL AND k IS NOT NULL PRIMARY KEY (w, k)",
                "CREATE FUNCTION planted.planted_function (x int) RETURNS NULL ON NULL INPUT"
                    + " RETURNS int LANGUAGE java AS 'return x + 1;'",
                "INSERT INTO planted.planted_a (k, v, w) VALUES (1, 'PLANTED', 2)")) {
          user.does(statement);
        }
        var used =
            receiver.awaitNext(message -> message.at("/projections/totalCount").asInt() == 2);
        assertThat(used.at("/projections/materializedViewCount").asInt()).isEqualTo(1);
        assertThat(used.at("/projections/functionCount").asInt()).isEqualTo(1);
        assertThat(used.at("/persistentSubscriptions/count").asInt()).isEqualTo(1);
        assertThat(used.at("/tables/count").asInt()).isEqualTo(2);
        assertThat(used.at("/tables/keyspaceCount").asInt()).isEqualTo(1);
        assertThat(used.at("/tables/indexCount").asInt()).isEqualTo(1);
        assertThat(used.at("/tables/customIndexCount").asInt()).isZero();
        assertThat(used.at("/tables/typeCount").asInt()).isEqualTo(1);
        assertThat(used.at("/connections/count").asInt()).isPositive();

        user.does("DROP MATERIALIZED VIEW planted.planted_view");
        user.does("DROP FUNCTION planted.planted_function");
        user.does("DROP TABLE planted.planted_a");
        var dropped = receiver.awaitNext(message -> message.at("/tables/count").asInt() == 1);
        assertThat(dropped.at("/projections/totalCount").asInt()).isZero();
        assertThat(dropped.at("/persistentSubscriptions/count").asInt()).isZero();
        assertThat(dropped.at("/tables/indexCount").asInt()).isZero();
      }
      receiver.awaitNext(message -> message.at("/connections/count").asInt() == 0);

      Conduct.isHonest(server, process, receiver);
      Conduct.endsCleanly(process);
    }
  }

  @Test
  void three_nodes_agree_on_who_they_are_and_see_one_die() throws Exception {
    var servers = Cassandra.cluster(Versions.newest("cassandra"), directory, 3);
    // The seed first: a node that finds nobody to talk to gives up.
    var nodes = new ArrayList<>(RunningNode.launch(servers.subList(0, 1)));
    try {
      nodes.addAll(RunningNode.launch(servers.subList(1, 3)));
      RunningNode.awaitAll(
          "three nodes that agree",
          nodes,
          message ->
              message.at("/configuration/liveNodeCount").asInt() == 3
                  && message.at("/gossip").equals(nodes.get(0).last().at("/gossip")));
      for (var node : nodes) {
        var message = node.awaitRole("one-of-three");
        assertThat(message.at("/gossip").has(message.at("/cluster/nodeId").asString())).isTrue();
      }

      var lost = nodes.get(2);
      var others = RunningNode.without(lost, nodes);
      var id = lost.last().at("/cluster/nodeId").asString();
      lost.process().kill();
      RunningNode.awaitAll(
          "one that is dead",
          others,
          message ->
              message.at("/gossip").path(id).asString("").equals("Dead")
                  && message.at("/configuration/clusterSize").asInt() == 3
                  && message.at("/configuration/liveNodeCount").asInt() == 2);

      var leaving = others.get(1);
      var leavingId = leaving.last().at("/cluster/nodeId").asString();
      leaving.isHonest();
      Conduct.endsCleanly(leaving.process());
      others
          .get(0)
          .receiver()
          .awaitNext(
              message -> message.at("/gossip").path(leavingId).asString("").equals("Shutdown"));
      others.get(0).isHonest();
    } finally {
      nodes.forEach(RunningNode::close);
    }
  }

  @Test
  void nodetool_says_and_returns_the_same_and_a_drained_node_says_that_it_is() throws Exception {
    var server = Cassandra.alone(Versions.newest("cassandra"), directory.resolve("node"));
    var silence = Silence.in(directory);
    try (var receiver = new Receiver();
        var process = server.start(Settings.reportingTo(receiver))) {
      receiver.awaitAny();
      for (var words :
          List.of("version", "status -r", "describecluster", "getlogginglevels", "nonsense")) {
        silence.same(words, command -> server.nodetool(command, words));
      }
      var drain = server.nodetool(new JavaCommand(directory), "drain").run(Duration.ofSeconds(60));
      assertThat(drain.exit()).isZero();
      receiver.awaitNext(message -> message.at("/cluster/nodeState").asString().equals("Shutdown"));
      Conduct.isHonest(server, process, receiver);
      Conduct.endsCleanly(process);
    }
  }

  @Test
  void what_the_agent_adds() throws Exception {
    var version = Versions.newest("cassandra");
    Footprint.measure(directory, 3, folder -> Cassandra.alone(version, folder));
  }

  private ClientProgram user(Cassandra server) throws IOException {
    return ClientProgram.start(
        directory,
        Cassandra.clientClassPath(),
        "cassandra/CassandraUser.java",
        server.address(),
        server.clientPort());
  }
}
