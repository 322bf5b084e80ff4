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

/** Hazelcast members, alone and three together, and the command line of its clients. */
class HazelcastIT {

  @TempDir Path directory;

  static List<String> versions() throws IOException {
    return Versions.tested("hazelcast");
  }

  @ParameterizedTest
  @MethodSource("versions")
  void a_member_alone_follows_structures_listeners_and_jobs(String version) throws Exception {
    var server = Hazelcast.alone(version, directory);
    try (var receiver = new Receiver();
        var process = server.start(Settings.reportingTo(receiver))) {
      receiver.awaitMatch(ExpectedMessage.of(server, "alone"));

      try (var user = user(server)) {
        user.does("map PLANTED-map-a");
        user.does("map PLANTED-map-b");
        user.does("queue PLANTED-queue");
        user.does("topic PLANTED-topic");
        user.does("reliable PLANTED-reliable");
        user.does("listen PLANTED-map-a");
        user.does("job PLANTED-job-a");
        user.does("job PLANTED-job-b");
        user.does("suspend PLANTED-job-b");
        var used = receiver.awaitNext(message -> running(message) == 1 && jobs(message) == 2);
        assertThat(used.at("/structures/count").asInt()).isEqualTo(5);
        assertThat(used.at("/structures/mapCount").asInt()).isEqualTo(2);
        assertThat(used.at("/structures/queueCount").asInt()).isEqualTo(1);
        assertThat(used.at("/structures/topicCount").asInt()).isEqualTo(1);
        assertThat(used.at("/structures/reliableTopicCount").asInt()).isEqualTo(1);
        assertThat(used.at("/structures/ringbufferCount").asInt()).isZero();
        assertThat(used.at("/listeners/count").asInt()).isEqualTo(1);
        assertThat(used.at("/clients/count").asInt()).isEqualTo(1);

        user.does("cancel PLANTED-job-a");
        user.does("cancel PLANTED-job-b");
        user.does("unlisten PLANTED-map-a");
        user.does("destroy PLANTED-map-b");
        var dropped = receiver.awaitNext(message -> jobs(message) == 0);
        assertThat(dropped.at("/structures/mapCount").asInt()).isEqualTo(1);
        assertThat(dropped.at("/listeners/count").asInt()).isZero();
      }
      receiver.awaitNext(message -> message.at("/clients/count").asInt() == 0);

      Conduct.isHonest(server, process, receiver);
      Conduct.endsCleanly(process);
    }
  }

  @Test
  void three_members_agree_and_the_next_oldest_follows_the_one_that_is_killed() throws Exception {
    var nodes = RunningNode.launch(Hazelcast.cluster(Versions.newest("hazelcast"), directory, 3));
    try {
      RunningNode.awaitStates(nodes, "Leader", "Follower", "Follower");
      RunningNode.awaitAll("all three", nodes, message -> message.at("/gossip").size() == 3);
      var oldest = RunningNode.in("Leader", nodes);
      var others = RunningNode.without(oldest, nodes);
      var before = RunningNode.awaitAgreement(oldest, others);

      try (var user = user(others.get(0).server())) {
        user.does("map PLANTED-map");
        user.does("job PLANTED-job");
        oldest.receiver().awaitNext(message -> running(message) == 1);
        RunningNode.awaitAll(
            "the map on each member",
            nodes,
            message -> message.at("/structures/mapCount").asInt() == 1);

        oldest.process().kill();
        RunningNode.awaitStates(others, "Leader", "Follower");
        RunningNode.awaitAll("both", others, message -> message.at("/gossip").size() == 2);
        var next = RunningNode.in("Leader", others);
        next.receiver().awaitNext(message -> running(message) == 1);
      }
      RunningNode.haveAnotherLeader(others, before);
      var epoch = before.at("/database/epochNumber").asInt();
      for (var node : others) {
        assertThat(node.last().at("/database/epochNumber").asInt()).isGreaterThan(epoch);
        node.isHonest();
        Conduct.endsCleanly(node.process());
      }
    } finally {
      nodes.forEach(RunningNode::close);
    }
  }

  @Test
  void a_client_and_its_command_line_say_and_return_the_same() throws Exception {
    var version = Versions.newest("hazelcast");
    var server = Hazelcast.alone(version, directory.resolve("member"));
    var classPath = Hazelcast.classPath(version);
    var silence = Silence.in(directory);
    try (var process = server.start("")) {
      assertThat(process.isAlive()).isTrue();
      for (var command : List.of("--help", "--version", "cluster", "list-jobs", "nonsense")) {
        silence.same(
            command,
            c ->
                c.option("-Dhazelcast.logging.type=none")
                    .main(
                        classPath,
                        "com.hazelcast.client.console.HazelcastCommandLine",
                        "-t",
                        Hazelcast.CLUSTER + "@" + server.address(),
                        command));
      }
    }
  }

  @Test
  void what_the_agent_adds() throws Exception {
    var version = Versions.newest("hazelcast");
    Footprint.measure(directory, 3, folder -> Hazelcast.alone(version, folder));
  }

  private ClientProgram user(Hazelcast server) throws IOException {
    return ClientProgram.start(
        directory,
        Hazelcast.classPath(server.version()),
        "hazelcast/HazelcastUser.java",
        server.address(),
        Hazelcast.CLUSTER);
  }

  private static int jobs(JsonNode message) {
    return message.at("/projections/totalCount").asInt();
  }

  private static int running(JsonNode message) {
    return message.at("/projections/totalRunningCount").asInt();
  }
}
