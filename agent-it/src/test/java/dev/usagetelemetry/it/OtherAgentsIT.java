package dev.usagetelemetry.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Other agents in the same JVM, ours among them. */
class OtherAgentsIT {

  @TempDir Path directory;

  @Test
  void two_of_ours_report_once_and_the_second_says_that_it_stays_off() throws Exception {
    var store = new EventStore(directory);
    try (var receiver = new Receiver();
        var process =
            store.start(
                store
                    .command(EventStore.settings(",endpoint=" + receiver.url()))
                    .option("-javaagent:" + Built.agent() + "=profiles=" + EventStore.profile()))) {
      receiver.awaitAny();
      assertThat(store.log()).containsOnlyOnce("\nTelemetry\n---------\n");
      assertThat(process.err()).containsOnlyOnce("attached to this JVM");
      assertThat(process.isAlive()).isTrue();
    }
  }

  /** As an AOT cache does, or an agent before ours: the class is loaded before we watch. */
  @Test
  void a_class_that_was_loaded_before_us_is_hooked_all_the_same() throws Exception {
    var eager = AgentJar.of("com.example.program.EagerAgent", directory);
    var store = new EventStore(directory);
    try (var receiver = new Receiver();
        var process =
            store.start(
                new JavaCommand(directory)
                    .option("-javaagent:" + eager + "=com.example.eventstore.Node")
                    .option(
                        "-javaagent:"
                            + Built.agent()
                            + "="
                            + EventStore.settings(",endpoint=" + receiver.url())))) {
      assertThat(receiver.awaitAny().at("/cluster/nodeState").asString()).isEqualTo("Leader");
      assertThat(process.err()).containsOnlyOnce("Telemetry\n---------\n").doesNotContain("hooked");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void jacoco_and_opentelemetry_in_both_orders(boolean oursFirst) throws Exception {
    var jacoco = "-javaagent:" + agentOf("org.jacoco.agent") + "=destfile=" + directory + "/exec";
    var openTelemetry = "-javaagent:" + agentOf("opentelemetry-javaagent");
    var store = new EventStore(directory);
    try (var receiver = new Receiver()) {
      var settings = EventStore.settings(",endpoint=" + receiver.url());
      var command =
          new JavaCommand(directory)
              .option("-Dotel.traces.exporter=none", "-Dotel.metrics.exporter=none")
              .option("-Dotel.logs.exporter=none");
      var ours = "-javaagent:" + Built.agent() + "=" + settings;
      command.option(
          oursFirst
              ? new String[] {ours, jacoco, openTelemetry}
              : new String[] {openTelemetry, jacoco, ours});
      try (var process = store.start(command)) {
        var message = receiver.awaitAny();
        assertThat(message.at("/projections/totalCount").asInt()).isEqualTo(5);
        assertThat(process.err()).doesNotContain("Usage telemetry");
        process.say("stop");
        assertThat(process.awaitExit(java.time.Duration.ofSeconds(30))).isZero();
      }
    }
  }

  private static Path agentOf(String artifact) throws IOException {
    var coordinates =
        List.of(
            "org.jacoco:org.jacoco.agent:0.8.14:runtime",
            "io.opentelemetry.javaagent:opentelemetry-javaagent:2.33.1");
    var folder = Artifacts.classPath("agents", coordinates.toArray(String[]::new));
    try (var jars = Files.list(Path.of(folder.replace("/*", "")))) {
      return jars.filter(jar -> jar.getFileName().toString().startsWith(artifact))
          .findFirst()
          .orElseThrow();
    }
  }
}
