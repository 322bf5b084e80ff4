package dev.usagetelemetry.it;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What the users of a cluster do. */
final class KafkaClients implements AutoCloseable {

  private final String bootstrap;
  private final Admin admin;

  KafkaClients(String bootstrap) {
    this.bootstrap = bootstrap;
    this.admin = Admin.create(Map.of("bootstrap.servers", bootstrap));
  }

  void createTopic(String name) throws Exception {
    admin.createTopics(List.of(new NewTopic(name, 2, (short) 1))).all().get(30, SECONDS);
  }

  void deleteTopic(String name) throws Exception {
    admin.deleteTopics(List.of(name)).all().get(30, SECONDS);
  }

  /**
   * A group that has joined and left, and whose offsets remain.
   *
   * @param protocol {@code classic} or {@code consumer}
   */
  void consume(String topic, String group, String protocol) {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers",
            bootstrap,
            "group.id",
            group,
            "group.protocol",
            protocol,
            "client.id",
            "PLANTED-client",
            "key.deserializer",
            StringDeserializer.class,
            "value.deserializer",
            StringDeserializer.class,
            "auto.offset.reset",
            "earliest");
    try (var consumer = new KafkaConsumer<String, String>(settings)) {
      consumer.subscribe(List.of(topic));
      for (var i = 0; i < 100 && consumer.assignment().isEmpty(); i++) {
        consumer.poll(Duration.ofMillis(200));
      }
      consumer.commitSync();
    }
  }

  void deleteGroup(String group) throws Exception {
    admin.deleteConsumerGroups(List.of(group)).all().get(30, SECONDS);
  }

  @Override
  public void close() {
    admin.close(Duration.ofSeconds(2));
  }
}
