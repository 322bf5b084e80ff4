package dev.usagetelemetry.it.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usagetelemetry.it.Conduct;
import dev.usagetelemetry.it.ExpectedMessage;
import dev.usagetelemetry.it.Footprint;
import dev.usagetelemetry.it.JavaProcess;
import dev.usagetelemetry.it.Kafka;
import dev.usagetelemetry.it.Receiver;
import dev.usagetelemetry.it.Settings;
import dev.usagetelemetry.it.Silence;
import dev.usagetelemetry.it.Versions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Kafka Connect from its published artifacts, against a real broker. */
class KafkaConnectIT {

  @TempDir static Path ofTheBroker;
  private static Kafka broker;
  private static JavaProcess brokerProcess;

  @TempDir Path directory;

  @BeforeAll
  static void start_a_broker() throws IOException {
    broker =
        Kafka.alone(Versions.newest("kafka"), ofTheBroker)
            .variable("USAGE_TELEMETRY_DISABLED", "true");
    brokerProcess = broker.start("");
  }

  @AfterAll
  static void stop_the_broker() {
    brokerProcess.close();
  }

  static List<String> versions() throws IOException {
    return Versions.tested("kafka-connect");
  }

  @ParameterizedTest
  @MethodSource("versions")
  void a_distributed_worker_follows_its_connectors(String version) throws Exception {
    var worker = distributed(version, "alone", "PLANTED-alone-" + version);
    try (var receiver = new Receiver();
        var process = worker.start(Settings.reportingTo(receiver))) {
      receiver.awaitMatch(ExpectedMessage.of(worker, "alone"));

      worker.createFileSource("PLANTED-file");
      worker.createPlantedSource("PLANTED-own");
      var running =
          receiver.awaitNext(message -> message.at("/projections/totalRunningCount").asInt() == 2);
      assertThat(running.at("/projections/customProjectionRunningCount").asInt()).isEqualTo(1);
      assertThat(running.at("/projections/standardProjectionRunningCount").asInt()).isEqualTo(1);
      assertThat(running.at("/connectors/clusterCount").asInt()).isEqualTo(2);
      assertThat(running.at("/connectors/sourceCount").asInt()).isEqualTo(2);
      receiver.awaitNext(message -> message.at("/tasks/count").asInt() == 3);

      worker.pause("PLANTED-own");
      var paused =
          receiver.awaitNext(message -> message.at("/projections/totalRunningCount").asInt() == 1);
      assertThat(paused.at("/projections/customProjectionCount").asInt()).isEqualTo(1);
      assertThat(paused.at("/projections/customProjectionRunningCount").asInt()).isZero();
      assertThat(paused.at("/connectors/pausedCount").asInt()).isEqualTo(1);

      worker.delete("PLANTED-own");
      worker.delete("PLANTED-file");
      receiver.awaitNext(
          message ->
              message.at("/projections/totalCount").asInt() == 0
                  && message.at("/connectors/clusterCount").asInt() == 0
                  && message.at("/tasks/count").asInt() == 0);

      Conduct.isHonest(worker, process, receiver);
      Conduct.endsCleanly(process);
    }
  }

  @ParameterizedTest
  @MethodSource("versions")
  void a_standalone_worker_follows_its_connectors(String version) throws Exception {
    var worker = KafkaConnect.standalone(version, directory, broker.bootstrap());
    try (var receiver = new Receiver();
        var process = worker.start(Settings.reportingTo(receiver))) {
      receiver.awaitMatch(ExpectedMessage.of(worker, "standalone"));
      worker.createFileSource("PLANTED-file");
      receiver.awaitNext(message -> message.at("/projections/totalRunningCount").asInt() == 1);
      worker.delete("PLANTED-file");
      receiver.awaitNext(message -> message.at("/projections/totalCount").asInt() == 0);
      Conduct.isHonest(worker, process, receiver);
      Conduct.endsCleanly(process);
    }
  }

  @Test
  void two_workers_agree_on_their_leader_and_one_takes_over_when_it_is_killed() throws Exception {
    var version = Versions.newest("kafka-connect");
    var nodes =
        RunningNode.launch(
            List.of(
                distributed(version, "one", "PLANTED-pair"),
                distributed(version, "two", "PLANTED-pair")));
    try {
      RunningNode.awaitStates(nodes, "Leader", "Follower");
      var lost = RunningNode.in("Leader", nodes);
      var other = RunningNode.in("Follower", nodes);
      var leader = lost.awaitRole("leader");
      var follower = other.awaitRole("follower");
      assertThat(follower.at("/cluster/leaderId")).isEqualTo(leader.at("/cluster/nodeId"));
      assertThat(follower.at("/gossip").properties())
          .containsExactlyInAnyOrderElementsOf(leader.at("/gossip").properties());

      lost.process().kill();
      var alone = other.awaitRole("alone");
      assertThat(alone.at("/cluster/nodeId")).isEqualTo(follower.at("/cluster/nodeId"));
      assertThat(alone.at("/cluster/generation").asInt())
          .isGreaterThan(follower.at("/cluster/generation").asInt());
      other.isHonest();
      Conduct.endsCleanly(other.process());
    } finally {
      nodes.forEach(RunningNode::close);
    }
  }

  @Test
  void its_programs_say_and_return_the_same_when_they_do_not_start() throws Exception {
    var classPath = KafkaConnect.classPath(Versions.newest("kafka-connect"));
    var silence = Silence.in(directory);
    for (var program : List.of("ConnectDistributed", "ConnectStandalone")) {
      for (var argument : List.of("--help", "no-such-file")) {
        silence.same(
            program + " " + argument,
            command ->
                command.main(classPath, "org.apache.kafka.connect.cli." + program, argument));
      }
    }
  }

  @Test
  void what_the_agent_adds() throws Exception {
    var version = Versions.newest("kafka-connect");
    var worker = distributed(version, "reporting", "PLANTED-cost");
    try (var receiver = new Receiver();
        var process = worker.start(Settings.reportingTo(receiver))) {
      var message = receiver.awaitAny();
      Conduct.endsCleanly(process);
      Footprint.measure(
          distributed(version, "empty", "PLANTED-cost-empty"),
          distributed(version, "ours", "PLANTED-cost-ours"),
          2,
          message);
    }
  }

  private KafkaConnect distributed(String version, String name, String group) {
    return KafkaConnect.distributed(version, directory.resolve(name), broker.bootstrap(), group);
  }
}
