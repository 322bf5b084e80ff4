package dev.usagetelemetry.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.bytebuddy.ByteBuddy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whether a node can be followed: a real broker that is started again and again with the same data,
 * also 90 days later, by java.time's clock.
 */
class PeriodsIT {

  private static final Pattern ID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}");

  @TempDir Path directory;

  @Test
  void the_messages_of_a_node_from_two_periods_have_no_id_in_common() throws Exception {
    var kafka = Kafka.alone(Versions.newest("kafka"), directory);
    var now = ids(kafka, "");
    assertThat(now).isNotEmpty();
    assertThat(ids(kafka, "")).as("restarted").isEqualTo(now);

    var later = Duration.ofDays(90).toMillis();
    kafka.option("-javaagent:" + laterClock(), "-Dlater.millis=" + later);
    var inNinetyDays = ids(kafka, "");
    assertThat(inNinetyDays).hasSameSizeAs(now).doesNotContainAnyElementsOf(now);
  }

  @Test
  void nor_have_those_from_before_and_after_a_rotation() throws Exception {
    var kafka = Kafka.alone(Versions.newest("kafka"), directory);
    var before = ids(kafka, "");
    var after = ids(kafka, ",rotation=PLANTED-rotation");
    assertThat(after).hasSameSizeAs(before).doesNotContainAnyElementsOf(before);
    assertThat(ids(kafka, ",rotation=PLANTED-rotation")).as("restarted").isEqualTo(after);
  }

  private Path laterClock() throws Exception {
    var byteBuddy = ByteBuddy.class.getProtectionDomain().getCodeSource().getLocation();
    return AgentJar.of(
        "com.example.program.LaterClockAgent", directory, Path.of(byteBuddy.toURI()));
  }

  private static Set<String> ids(Kafka kafka, String settings) throws IOException {
    try (var receiver = new Receiver();
        var process = kafka.start(Settings.reportingTo(receiver) + settings)) {
      receiver.awaitNext(message -> message.at("/gossip").size() == 1);
      Planted.areNotIn(receiver.bodies());
      var last = receiver.bodies().get(receiver.bodies().size() - 1);
      process.terminate();
      return ID.matcher(last).results().map(MatchResult::group).collect(Collectors.toSet());
    }
  }
}
