package dev.usagetelemetry.it.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usagetelemetry.it.Conduct;
import dev.usagetelemetry.it.ExpectedMessage;
import dev.usagetelemetry.it.Footprint;
import dev.usagetelemetry.it.Receiver;
import dev.usagetelemetry.it.Settings;
import dev.usagetelemetry.it.Silence;
import dev.usagetelemetry.it.Versions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A coordinator and a worker of Trino, on a JDK 25. */
class TrinoIT {

  @TempDir Path directory;

  static List<String> versions() throws IOException {
    return Versions.tested("trino");
  }

  @ParameterizedTest
  @MethodSource("versions")
  void a_coordinator_follows_its_worker_its_catalogs_and_queries(String version) throws Exception {
    var jdk = jdk(version);
    var coordinator = Trino.coordinator(version, directory.resolve("coordinator"), jdk);
    var worker = coordinator.worker(directory.resolve("worker"));
    try (var ofCoordinator = new Receiver();
        var ofWorker = new Receiver();
        var process = coordinator.start(Settings.reportingTo(ofCoordinator))) {
      ofCoordinator.awaitMatch(ExpectedMessage.of(coordinator, "coordinator"));
      coordinator.run("CREATE CATALOG planted_catalog USING memory");
      coordinator.run("CREATE TABLE planted_catalog.default.planted_table (id INTEGER)");
      var used = ofCoordinator.awaitNext(message -> message.at("/catalogs/count").asInt() == 2);
      assertThat(used.at("/queries/submittedCount").asInt()).isEqualTo(2);
      coordinator.run("DROP CATALOG planted_catalog");
      ofCoordinator.awaitNext(message -> message.at("/catalogs/count").asInt() == 1);

      try (var second = worker.start(Settings.reportingTo(ofWorker))) {
        ofWorker.awaitMatch(ExpectedMessage.of(worker, "worker"));
        var pair =
            ofCoordinator.awaitNext(
                message -> message.at("/configuration/clusterSize").asInt() == 2);
        assertThat(pair.at("/gossip").valueStream().map(state -> state.asString()))
            .containsExactlyInAnyOrder("Leader", "Follower");
        Conduct.isHonest(worker, second, ofWorker);
        second.kill();
      }
      ofCoordinator.awaitNext(message -> message.at("/configuration/clusterSize").asInt() == 1);

      Conduct.isHonest(coordinator, process, ofCoordinator);
      Conduct.endsCleanly(process);
      Footprint.measure(
          Trino.coordinator(version, directory.resolve("empty"), jdk),
          Trino.coordinator(version, directory.resolve("ours"), jdk),
          2,
          used);
    }
  }

  @Test
  void a_start_that_fails_is_silent() throws Exception {
    var version = Versions.newest("trino");
    var jdk = jdk(version);
    var classPath = Trino.classPath(version);
    Silence.in(directory)
        .same(
            "a server without a configuration",
            c -> c.on(jdk).main(classPath, "io.trino.server.TrinoServer"));
  }

  private static Path jdk(String version) throws IOException {
    return SuitableJdk.of("Trino " + version, 25, 25);
  }
}
