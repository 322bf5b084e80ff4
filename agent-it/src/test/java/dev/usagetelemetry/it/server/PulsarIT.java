package dev.usagetelemetry.it.server;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.usagetelemetry.it.ClientProgram;
import dev.usagetelemetry.it.Conduct;
import dev.usagetelemetry.it.ExpectedMessage;
import dev.usagetelemetry.it.Footprint;
import dev.usagetelemetry.it.JavaCommand;
import dev.usagetelemetry.it.Network;
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

/** A standalone Apache Pulsar, in a network of its own. */
class PulsarIT {

  private static final String TOPIC = "/admin/v2/persistent/public/default/PLANTED-topic";

  @TempDir Path directory;

  static List<String> versions() throws IOException {
    return Versions.tested("pulsar");
  }

  @ParameterizedTest
  @MethodSource("versions")
  void its_counts_follow_topics_and_subscriptions(String version) throws Exception {
    var own = Network.ofItsOwn(directory);
    assumeTrue(own.isPresent());
    try (var network = own.get();
        var receiver = Receiver.within(network, directory)) {
      var server = new Pulsar(version, directory.resolve("reporting"), network);
      try (var process = server.start(Settings.reportingTo(receiver));
          var user =
              ClientProgram.start(
                  network.join(new JavaCommand(directory)),
                  directory.toString(),
                  "pulsar/PulsarUser.java",
                  server.address())) {
        receiver.awaitMatch(ExpectedMessage.of(server, "standalone"));

        // It is made a moment after Pulsar says that it is up.
        await()
            .atMost(60, SECONDS)
            .untilAsserted(() -> user.does("GET /admin/v2/namespaces/public/default"));
        user.does("PUT " + TOPIC);
        user.does("PUT " + TOPIC + "/subscription/PLANTED-one");
        user.does("PUT " + TOPIC + "/subscription/PLANTED-two");
        var used =
            receiver.awaitNext(
                message -> message.at("/persistentSubscriptions/count").asInt() == 2);
        assertThat(used.at("/topics/persistentCount").asInt()).isEqualTo(1);
        assertThat(used.at("/persistentSubscriptions/activeCount").asInt()).isZero();
        user.does("DELETE " + TOPIC + "/subscription/PLANTED-two");
        receiver.awaitNext(message -> message.at("/persistentSubscriptions/count").asInt() == 1);
        user.does("DELETE " + TOPIC + "?force=true");
        receiver.awaitNext(message -> message.at("/topics/count").asInt() == 0);

        Conduct.isHonest(server, process, receiver);
        Conduct.endsCleanly(process);
        Footprint.measure(
            new Pulsar(version, directory.resolve("empty"), network),
            new Pulsar(version, directory.resolve("ours"), network),
            1,
            used);
      }
    }
  }

  @Test
  void its_tools_stay_silent() throws Exception {
    var classPath = Pulsar.classPath(Versions.newest("pulsar"));
    var silence = Silence.in(directory);
    for (var tool :
        List.of(
            "PulsarStandaloneStarter",
            "PulsarBrokerStarter",
            "PulsarVersionStarter",
            "PulsarClusterMetadataSetup")) {
      silence.same(tool, c -> c.main(classPath, "org.apache.pulsar." + tool, "--help"));
    }
  }
}
