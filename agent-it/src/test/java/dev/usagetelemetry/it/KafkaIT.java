package dev.usagetelemetry.it;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Apache Kafka from its published artifacts, with nothing changed in it. */
class KafkaIT {

  private static final String SOON = "first-report=PT2S,interval=PT3S,endpoint=";

  @TempDir Path directory;

  @Test
  void a_broker_discloses_logs_and_sends_what_it_is_and_what_is_used() throws Exception {
    var kafka = Kafka.alone(Versions.newest("kafka"), directory);
    try (var receiver = new Receiver();
        var process = kafka.start(SOON + receiver.url());
        var clients = new KafkaClients(kafka.bootstrap())) {
      var first = receiver.awaitAny();
      assertThat(Messages.keys(first))
          .containsExactly(
              "version",
              "tag",
              "uptime",
              "cluster",
              "configuration",
              "database",
              "environment",
              "gossip",
              "persistentSubscriptions",
              "topics");
      assertThat(first.at("/version").asString()).isEqualTo(Versions.newest("kafka"));
      assertThat(first.at("/tag").asString()).matches("[0-9a-f]{16}");
      assertThat(first.at("/uptime").asString()).matches("00:00:0[2-9](\\.\\d{7})?");
      assertThat(first.at("/cluster/nodeState").asString()).isEqualTo("Leader");
      assertThat(first.at("/cluster/leaderId")).isEqualTo(first.at("/cluster/nodeId"));
      assertThat(first.at("/configuration/clusterSize").asInt()).isEqualTo(1);
      assertThat(first.at("/configuration/insecure").asBoolean()).isTrue();
      assertThat(first.at("/configuration/enableClassicGroupProtocol").asBoolean()).isTrue();
      assertThat(first.at("/database/epochNumber").asInt()).isPositive();
      assertThat(first.at("/database/activeChunkNumber").isIntegralNumber()).isTrue();
      assertThat(first.at("/persistentSubscriptions/count").asInt()).isZero();
      assertThat(first.at("/topics/count").asInt()).isZero();

      clients.createTopic("PLANTED-topic-a");
      clients.createTopic("PLANTED-topic-b");
      receiver.awaitNext(message -> message.at("/topics/count").asInt() == 2);
      clients.deleteTopic("PLANTED-topic-b");
      receiver.awaitNext(message -> message.at("/topics/count").asInt() == 1);

      disclosedOnceAndEveryMessageLogged(kafka, process, receiver);
      Planted.areNotIn(receiver.bodies());
      MessageSchema.of("kafka").accepts(receiver.bodies());
      Planted.areNotInOurLinesOf(kafka.serverLog());
      assertThat(process.terminate()).isLessThan(Duration.ofSeconds(20));
    }
  }

  private static void disclosedOnceAndEveryMessageLogged(
      Kafka kafka, JavaProcess process, Receiver receiver) throws IOException {
    assertThat(kafka.serverLog()).containsOnlyOnce("\nTelemetry\n---------\n");
    assertThat(process.console()).containsOnlyOnce("\nTelemetry\n---------\n");
    assertThat(kafka.serverLog()).contains("KAFKA_TELEMETRY_OPTOUT to true");
    for (var body : receiver.bodies()) {
      var uptime = Receiver.parse(body).at("/uptime").asString();
      assertThat(kafka.serverLog())
          .contains("Sending usage telemetry to " + receiver.url() + ":\n{");
      assertThat(kafka.serverLog()).contains("  \"uptime\": \"" + uptime + "\",\n");
    }
  }

  static List<String> versions() throws IOException {
    return Versions.of("kafka");
  }

  @ParameterizedTest
  @MethodSource("versions")
  void every_listed_version_reports_with_the_same_profile(String version) throws Exception {
    var kafka = Kafka.alone(version, directory);
    try (var receiver = new Receiver();
        var process = kafka.start(SOON + receiver.url());
        var clients = new KafkaClients(kafka.bootstrap())) {
      clients.createTopic("PLANTED-topic");
      var message = receiver.awaitNext(each -> each.at("/topics/count").asInt() == 1);
      assertThat(message.at("/version").asString()).isEqualTo(version);
      assertThat(message.at("/cluster/nodeState").asString()).isEqualTo("Leader");
      assertThat(message.at("/configuration/clusterSize").asInt()).isEqualTo(1);
      assertThat(message.at("/configuration/brokerCount").asInt()).isEqualTo(1);
      assertThat(message.at("/configuration/brokerRole").asBoolean()).isTrue();
      assertThat(message.at("/database/epochNumber").asInt()).isPositive();
      assertThat(message.at("/database/activeChunkNumber").isIntegralNumber()).isTrue();
      assertThat(message.at("/gossip").size()).isEqualTo(1);
      assertThat(message.at("/persistentSubscriptions/classicCount").isIntegralNumber()).isTrue();
      Planted.areNotIn(receiver.bodies());
      assertThat(process.console()).doesNotContain("left out");
    }
  }

  @Test
  void a_broker_without_a_vote_is_a_read_only_replica_and_a_controller_has_no_groups()
      throws Exception {
    var nodes = Kafka.apart(Versions.newest("kafka"), directory);
    try (var ofController = new Receiver();
        var ofBroker = new Receiver();
        var controller = nodes.get(0).launch(SOON + ofController.url());
        var broker = nodes.get(1).start(SOON + ofBroker.url())) {
      var fromController = ofController.awaitNext(message -> message.at("/gossip").size() == 2);
      var fromBroker = ofBroker.awaitNext(message -> message.at("/gossip").size() == 2);
      assertThat(fromController.at("/cluster/nodeState").asString()).isEqualTo("Leader");
      assertThat(fromController.at("/configuration/brokerRole").asBoolean()).isFalse();
      assertThat(fromController.at("/configuration/controllerRole").asBoolean()).isTrue();
      assertThat(fromController.has("persistentSubscriptions")).isFalse();
      assertThat(fromBroker.at("/cluster/nodeState").asString()).isEqualTo("ReadOnlyReplica");
      assertThat(fromBroker.at("/cluster/leaderId"))
          .isEqualTo(fromController.at("/cluster/nodeId"));
      assertThat(Messages.keys(fromBroker.at("/gossip")))
          .containsExactlyInAnyOrderElementsOf(Messages.keys(fromController.at("/gossip")));
      assertThat(controller.isAlive() && broker.isAlive()).isTrue();
    }
  }

  @Test
  void sigterm_ends_kafka_as_fast_as_without_the_agent() throws Exception {
    var kafka = Kafka.alone(Versions.newest("kafka"), directory);
    Duration with;
    Duration without;
    try (var process = kafka.start("first-report=PT1S,interval=PT1S")) {
      var disclosed = "Nothing is sent, since no endpoint is set.";
      process.awaitOnConsole(disclosed);
      // Now: when Kafka stops, Log4j stops before it, and a late logger begins the file anew.
      await().atMost(10, SECONDS).until(() -> kafka.serverLog().contains(disclosed));
      assertThat(kafka.serverLog()).containsOnlyOnce(disclosed);
      with = process.terminate();
    }
    try (var process = kafka.variable("USAGE_TELEMETRY_DISABLED", "true").start("")) {
      without = process.terminate();
    }
    assertThat(with).isLessThan(without.plusSeconds(3));
  }
}
