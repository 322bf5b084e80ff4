package dev.usagetelemetry.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A server that is not Kafka, with a profile of its own: the reference message, key for key. */
class ReferenceMessageIT {

  private static final String UUID_SHAPE =
      "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";

  @TempDir Path directory;

  @Test
  void the_stand_in_store_sends_the_reference_message() throws Exception {
    var store = new EventStore(directory);
    try (var receiver = new Receiver();
        var process = store.startReportingTo(receiver)) {
      var message = receiver.awaitAny();
      var reference = Receiver.parse(REFERENCE);
      sameShape("", reference, message);
      for (var key :
          List.of("version", "tag", "configuration", "persistentSubscriptions", "projections")) {
        assertThat(message.get(key)).as(key).isEqualTo(reference.get(key));
      }
      assertThat(message.at("/database/epochNumber").asInt()).isEqualTo(29);
      assertThat(message.at("/database/activeChunkNumber").asInt()).isEqualTo(2);
      assertThat(message.at("/cluster/nodeState").asString()).isEqualTo("Leader");
      assertThat(message.at("/gossip").get(message.at("/cluster/nodeId").asString()).asString())
          .isEqualTo("Leader");
      assertThat(message.at("/uptime").asString()).matches("\\d\\d:\\d\\d:\\d\\d(\\.\\d{7})?");
      assertThat(process.isAlive()).isTrue();
    }
  }

  @Test
  void counts_follow_what_is_made_and_dropped() throws Exception {
    var store = new EventStore(directory);
    try (var receiver = new Receiver();
        var process = store.startReportingTo(receiver)) {
      receiver.awaitAny();
      process.say("project start PLANTED-projection");
      process.say("subscribe PLANTED-stream PLANTED-group");
      var more =
          receiver.awaitNext(
              message -> message.at("/projections/customProjectionCount").asInt() == 1);
      assertThat(more.at("/projections/totalRunningCount").asInt()).isEqualTo(6);
      assertThat(more.at("/persistentSubscriptions/count").asInt()).isEqualTo(1);
      process.say("lose-leader");
      var leaderless =
          receiver.awaitNext(
              message -> message.at("/cluster/nodeState").asString().equals("Follower"));
      assertThat(leaderless.at("/cluster/leaderId").asString())
          .isEqualTo("00000000-0000-0000-0000-000000000000");
      Planted.areNotIn(receiver.bodies());
    }
  }

  /** Same keys in the same order, values of the same types; ids and times in the same format. */
  private static void sameShape(String at, JsonNode expected, JsonNode actual) {
    assertThat(actual.getNodeType()).as(at).isEqualTo(expected.getNodeType());
    if (!expected.isObject()) {
      if (expected.asString("").matches(UUID_SHAPE)) {
        assertThat(actual.asString()).as(at).matches(UUID_SHAPE);
      }
      return;
    }
    if (at.equals("/gossip")) {
      assertThat(Messages.keys(actual)).hasSize(1).allMatch(id -> id.matches(UUID_SHAPE));
      return;
    }
    assertThat(Messages.keys(actual)).as(at).isEqualTo(Messages.keys(expected));
    for (var key : Messages.keys(expected)) {
      sameShape(at + "/" + key, expected.get(key), actual.get(key));
    }
  }

  private static final String REFERENCE =
      """
      {
        "version": "23.10.0.0",
        "tag": "oss-v23.10.0",
        "uptime": "00:01:11.0115732",
        "cluster": {
          "leaderId": "81e9ca2a-8acc-41ed-b9d0-65a652b36801",
          "nodeId": "81e9ca2a-8acc-41ed-b9d0-65a652b36801",
          "nodeState": "Leader"
        },
        "configuration": {
          "clusterSize": 1,
          "enableAtomPubOverHttp": true,
          "enableExternalTcp": true,
          "insecure": false,
          "runProjections": "None"
        },
        "database": {
          "epochNumber": 29,
          "firstEpochId": "b02f1ba6-98a3-473f-ade7-dcd1476b2149",
          "activeChunkNumber": 2
        },
        "environment": {
          "coreCount": 24,
          "isContainer": false,
          "isKubernetes": false,
          "processorArchitecture": "X64",
          "totalDiskSpace": 1000186310656,
          "totalMemory": 68631052288
        },
        "gossip": {
          "81e9ca2a-8acc-41ed-b9d0-65a652b36801": "Leader"
        },
        "persistentSubscriptions": {
          "count": 0
        },
        "projections": {
          "customProjectionCount": 0,
          "standardProjectionCount": 5,
          "customProjectionRunningCount": 0,
          "standardProjectionRunningCount": 5,
          "totalCount": 5,
          "totalRunningCount": 5
        }
      }
      """;
}
