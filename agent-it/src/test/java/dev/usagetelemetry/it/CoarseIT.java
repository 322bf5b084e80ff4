package dev.usagetelemetry.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code precision=coarse}, on a real broker. */
class CoarseIT {

  private static final List<Long> FOUR_TO_THE =
      Stream.iterate(1L, power -> power <= 1L << 40, power -> power * 4).toList();

  @TempDir Path directory;

  @Test
  void a_coarse_message_has_steps_whole_hours_and_a_version_without_a_build() throws Exception {
    var kafka = Kafka.alone(Versions.newest("kafka"), directory);
    try (var receiver = new Receiver();
        var process = kafka.start(Settings.reportingTo(receiver) + ",precision=coarse");
        var clients = new KafkaClients(kafka.bootstrap())) {
      for (var i = 1; i <= 4; i++) {
        clients.createTopic("PLANTED-topic-" + i);
      }
      // Of four topics with two partitions each.
      var coarse =
          receiver.awaitNext(
              each ->
                  each.at("/topics/count").asInt() == 2
                      && each.at("/topics/localPartitionCount").asInt() == 5);
      var shown = preview(process);
      assertThat(coarse.at("/version").asString()).isEqualTo(Versions.newest("kafka"));
      assertThat(coarse.has("tag")).as("a commit id").isFalse();
      assertThat(coarse.at("/uptime").asString()).isEqualTo("00:00:00");
      for (var size : List.of("coreCount", "totalMemory", "totalDiskSpace")) {
        assertThat(coarse.at("/environment/" + size).asLong()).as(size).isIn(FOUR_TO_THE);
      }
      assertThat(coarse.at("/environment/totalMemory").asLong()).isLessThanOrEqualTo(16L << 30);
      assertThat(coarse.at("/environment/totalDiskSpace").asLong()).isLessThanOrEqualTo(64L << 30);
      MessageSchema.of("kafka").accepts(receiver.bodies());
      // What is shown and what is logged is as coarse as what is sent.
      assertThat(Messages.keys(shown)).isEqualTo(Messages.keys(coarse));
      assertThat(shown.at("/environment")).isEqualTo(coarse.at("/environment"));
      assertThat(OurLines.in(kafka.serverLog()))
          .filteredOn(line -> line.endsWith("\n}"))
          .isNotEmpty()
          .noneMatch(line -> line.contains("\"tag\""))
          .allMatch(line -> line.contains("\"uptime\": \"00:00:00\""));
    }
  }

  private JsonNode preview(JavaProcess process) throws Exception {
    var pid = Long.toString(process.jvm().pid());
    return Receiver.parse(AgentTool.in(directory.resolve("tool")).run("preview", pid).out());
  }
}
