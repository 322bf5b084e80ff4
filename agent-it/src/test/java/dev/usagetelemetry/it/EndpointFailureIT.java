package dev.usagetelemetry.it;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever an endpoint does, the broker is unharmed, there is one line, and the next cycle sends.
 */
class EndpointFailureIT {

  private static final String FAILED = "Usage telemetry: this message could not be sent: ";

  @TempDir Path directory;

  @Test
  void a_broker_outlives_every_misbehavior_and_sends_again() throws Exception {
    var kafka = Kafka.alone(Versions.newest("kafka"), directory);
    try (var endpoint = new Misbehaving();
        var process =
            kafka.start(
                "first-report=PT1S,interval=PT4S,endpoint=http://127.0.0.1:"
                    + endpoint.port()
                    + "/t");
        var clients = new KafkaClients(kafka.bootstrap())) {
      var expected = 0;
      for (var behavior : Misbehaving.Behavior.values()) {
        var delivered = endpoint.delivered();
        endpoint.behave(behavior);
        if (behavior == Misbehaving.Behavior.WELL) {
          continue;
        }
        expected++;
        awaitFailures(kafka, expected, behavior);
        endpoint.behave(Misbehaving.Behavior.WELL);
        await("the next cycle after " + behavior)
            .atMost(40, SECONDS)
            .pollInterval(50, MILLISECONDS)
            .until(() -> endpoint.delivered() > delivered);
        clients.createTopic("still-serving-" + expected);
      }
      var lines = new ArrayList<String>();
      kafka.serverLog().lines().filter(line -> line.contains(FAILED)).forEach(lines::add);
      assertThat(lines).hasSize(expected).allMatch(line -> line.length() < 200);
      assertThat(kafka.serverLog()).doesNotContain("at dev.usagetelemetry");
      assertThat(process.err()).doesNotContain("Exception");
    }
  }

  @Test
  void a_certificate_that_nobody_signed_is_not_trusted() throws Exception {
    var kafka = Kafka.alone(Versions.newest("kafka"), directory);
    try (var endpoint = new SelfSigned(directory);
        var process =
            kafka.start(
                "first-report=PT1S,interval=PT4S,endpoint=https://127.0.0.1:"
                    + endpoint.port()
                    + "/t")) {
      awaitFailures(kafka, 2, "a wrong certificate");
      assertThat(endpoint.requests()).isZero();
      assertThat(process.isAlive()).isTrue();
    }
  }

  private static void awaitFailures(Kafka kafka, int failures, Object during) {
    await("a failed cycle during " + during)
        .atMost(60, SECONDS)
        .pollInterval(50, MILLISECONDS)
        .until(() -> failures(kafka) >= failures);
  }

  private static long failures(Kafka kafka) throws IOException {
    return kafka.serverLog().lines().filter(line -> line.contains(FAILED)).count();
  }
}
