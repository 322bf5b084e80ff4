package dev.usagetelemetry.it;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Three nodes that elect a leader, lose it, and elect another. */
class KafkaQuorumIT {

  @TempDir Path directory;

  @Test
  void the_nodes_agree_on_pseudonyms_and_follow_the_leader() throws Exception {
    var nodes = Kafka.quorum(Versions.newest("kafka"), directory, 3);
    var receivers = List.of(new Receiver(), new Receiver(), new Receiver());
    var processes = new ArrayList<JavaProcess>();
    try {
      for (var i = 0; i < 3; i++) {
        processes.add(
            nodes
                .get(i)
                .launch("first-report=PT3S,interval=PT3S,endpoint=" + receivers.get(i).url()));
      }
      awaitEach(receivers, message -> message.at("/gossip").size() == 3 && hasLeader(message));
      var before = receivers.stream().map(Messages::last).toList();
      for (var message : before) {
        assertThat(message.at("/configuration/clusterSize").asInt()).isEqualTo(3);
        assertThat(Messages.keys(message.at("/gossip")))
            .containsExactlyInAnyOrderElementsOf(Messages.keys(before.get(0).at("/gossip")));
        assertThat(message.at("/cluster/leaderId"))
            .isEqualTo(before.get(0).at("/cluster/leaderId"));
      }
      var leader = indexOfLeader(before);
      var oldEpoch = before.get(leader).at("/database/epochNumber").asInt();
      var oldLeader = before.get(leader).at("/cluster/nodeId").asString();

      processes.get(leader).kill();
      var others = new ArrayList<>(receivers);
      others.remove(leader);
      awaitEach(
          others,
          message ->
              hasLeader(message)
                  && !message.at("/cluster/leaderId").asString().equals(oldLeader)
                  && "Dead".equals(message.at("/gossip/" + oldLeader).asString("")));
      for (var receiver : others) {
        assertThat(Messages.last(receiver).at("/database/epochNumber").asInt())
            .isGreaterThan(oldEpoch);
      }
      assertThat(Messages.last(others.get(0)).at("/cluster/leaderId"))
          .isEqualTo(Messages.last(others.get(1)).at("/cluster/leaderId"));
      for (var i = 0; i < 3; i++) {
        Planted.areNotIn(receivers.get(i).bodies());
        MessageSchema.of("kafka").accepts(receivers.get(i).bodies());
        Planted.areNotInOurLinesOf(nodes.get(i).serverLog());
      }
    } finally {
      processes.forEach(JavaProcess::close);
      receivers.forEach(Receiver::close);
    }
  }

  private static void awaitEach(
      List<Receiver> receivers, java.util.function.Predicate<JsonNode> holds) {
    await()
        .atMost(90, SECONDS)
        .pollInterval(300, MILLISECONDS)
        .until(() -> receivers.stream().map(Messages::last).allMatch(holds));
  }

  private static boolean hasLeader(JsonNode message) {
    return message.has("cluster")
        && !message.at("/cluster/leaderId").asString("").startsWith("00000000");
  }

  private static int indexOfLeader(List<JsonNode> messages) {
    for (var i = 0; i < messages.size(); i++) {
      if (messages.get(i).at("/cluster/nodeState").asString().equals("Leader")) {
        return i;
      }
    }
    throw new AssertionError("no leader among " + messages);
  }
}
