package dev.usagetelemetry.it.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usagetelemetry.it.ClientProgram;
import dev.usagetelemetry.it.Conduct;
import dev.usagetelemetry.it.ExpectedMessage;
import dev.usagetelemetry.it.Footprint;
import dev.usagetelemetry.it.Receiver;
import dev.usagetelemetry.it.Settings;
import dev.usagetelemetry.it.Silence;
import dev.usagetelemetry.it.Versions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Apache ZooKeeper from its published artifacts, with nothing changed in it. */
class ZooKeeperIT {

  @TempDir Path directory;

  static List<String> versions() throws IOException {
    return Versions.tested("zookeeper");
  }

  @ParameterizedTest
  @MethodSource("versions")
  void alone_it_reports_what_it_is_and_follows_its_clients(String version) throws Exception {
    var server = ZooKeeper.alone(version, directory);
    try (var receiver = new Receiver();
        var process = server.start(Settings.reportingTo(receiver))) {
      receiver.awaitMatch(ExpectedMessage.of(server, "alone"));

      try (var client = client(server)) {
        client.does("create /PLANTED-a");
        client.does("create-ephemeral /PLANTED-b");
        client.does("watch /PLANTED-a");
        receiver.awaitNext(
            message ->
                message.at("/znodes/count").asInt() == 7
                    && message.at("/znodes/ephemeralCount").asInt() == 1
                    && message.at("/watches/count").asInt() == 1
                    && message.at("/sessions/count").asInt() == 1
                    && message.at("/sessions/connectionCount").asInt() == 1);
        client.does("delete /PLANTED-a");
        client.does("close");
      }
      receiver.awaitNext(
          message ->
              message.at("/znodes/count").asInt() == 5
                  && message.at("/znodes/ephemeralCount").asInt() == 0
                  && message.at("/watches/count").asInt() == 0
                  && message.at("/sessions/count").asInt() == 0);

      Conduct.isHonest(server, process, receiver);
      Conduct.endsCleanly(process);
    }
  }

  @ParameterizedTest
  @MethodSource("versions")
  void an_ensemble_elects_loses_and_replaces_its_leader(String version) throws Exception {
    var nodes = RunningNode.launch(ZooKeeper.ensemble(version, directory, 3));
    try {
      RunningNode.awaitStates(nodes, "Leader", "Follower", "Follower");
      var lost = RunningNode.in("Leader", nodes);
      var others = RunningNode.without(lost, nodes);
      lost.awaitRole("leader");
      for (var node : others) {
        assertThat(stateOfLeader(node.awaitRole("follower"))).isEqualTo("Leader");
      }

      lost.process().kill();
      RunningNode.awaitAll(
          "a new leader in the next epoch",
          others,
          message ->
              message.at("/database/epochNumber").asInt() == 2
                  && stateOfLeader(message).equals("Leader"));
      RunningNode.awaitStates(others, "Leader", "Follower");
      var leader = RunningNode.in("Leader", others);
      assertThat(leader.last().at("/gossip").valueStream().map(JsonNode::asString))
          .containsExactlyInAnyOrder("Leader", "Follower", "Dead");

      try (var client = client(RunningNode.in("Follower", others).server())) {
        client.does("create-ephemeral /PLANTED-c");
        RunningNode.awaitAll(
            "the session and its node on each",
            others,
            message ->
                message.at("/sessions/count").asInt() == 1
                    && message.at("/znodes/ephemeralCount").asInt() == 1);
      }
      leader.isHonest();
      Conduct.endsCleanly(leader.process());
      var last = RunningNode.without(leader, others).get(0);
      last.awaitRole("looking");
      last.isHonest();
      Conduct.endsCleanly(last.process());
    } finally {
      nodes.forEach(RunningNode::close);
    }
  }

  @Test
  void its_tools_say_and_return_the_same() throws Exception {
    var tools = ZooKeeper.clientClassPath(Versions.newest("zookeeper"));
    var silence = Silence.in(directory);
    for (var tool :
        List.of(
            "version.VersionInfoMain",
            "ZooKeeperMain version",
            "ZooKeeperMain -server 127.0.0.1:9 ls /",
            "client.FourLetterWordMain",
            "server.PurgeTxnLog",
            "server.SnapshotFormatter",
            "server.persistence.TxnLogToolkit --help",
            "server.quorum.QuorumPeerMain no-such-file")) {
      silence.same(tool, command -> command.mainLine(tools, "org.apache.zookeeper." + tool));
    }
  }

  @Test
  void what_the_agent_adds() throws Exception {
    var version = Versions.newest("zookeeper");
    Footprint.measure(directory, 3, folder -> ZooKeeper.alone(version, folder));
  }

  private static ClientProgram client(ZooKeeper server) throws IOException {
    return ClientProgram.start(
        server.directory(),
        ZooKeeper.clientClassPath(server.version()),
        "zookeeper/ZooKeeperClient.java",
        server.address());
  }

  /** What a node says of the one that it takes for the leader. */
  private static String stateOfLeader(JsonNode message) {
    var leader = message.at("/cluster/leaderId").asString("");
    return message.at("/gossip").path(leader).asString("");
  }
}
