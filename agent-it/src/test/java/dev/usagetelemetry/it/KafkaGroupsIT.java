package dev.usagetelemetry.it;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Groups of a broker: made, counted by kind, dropped. */
class KafkaGroupsIT {

  private static final String SOON = "first-report=PT2S,interval=PT3S,endpoint=";

  @TempDir Path directory;

  @Test
  void groups_are_counted_by_kind_once_kafka_has_counted_them() throws Exception {
    var kafka = Kafka.alone(Versions.newest("kafka"), directory);
    try (var receiver = new Receiver();
        var process = kafka.start(SOON + receiver.url());
        var clients = new KafkaClients(kafka.bootstrap())) {
      clients.createTopic("PLANTED-topic");
      clients.consume("PLANTED-topic", "PLANTED-classic-1", "classic");
      clients.consume("PLANTED-topic", "PLANTED-classic-2", "classic");
      clients.consume("PLANTED-topic", "PLANTED-consumer", "consumer");

      // Kafka refreshes these gauges once a minute.
      var counted = awaitGroups(receiver, 3);
      assertThat(counted.at("/persistentSubscriptions/classicCount").asInt()).isEqualTo(2);
      assertThat(counted.at("/persistentSubscriptions/consumerCount").asInt()).isEqualTo(1);
      assertThat(counted.at("/persistentSubscriptions/shareCount").asInt()).isZero();

      clients.deleteGroup("PLANTED-classic-2");
      awaitGroups(receiver, 2);
      Planted.areNotIn(receiver.bodies());
      MessageSchema.of("kafka").accepts(receiver.bodies());
      assertThat(process.isAlive()).isTrue();
    }
  }

  private static JsonNode awaitGroups(Receiver receiver, int groups) {
    await()
        .atMost(180, SECONDS)
        .pollInterval(500, MILLISECONDS)
        .until(
            () -> Messages.last(receiver).at("/persistentSubscriptions/count").asInt() == groups);
    return Messages.last(receiver);
  }
}
