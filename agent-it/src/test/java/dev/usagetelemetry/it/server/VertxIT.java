package dev.usagetelemetry.it.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usagetelemetry.it.Conduct;
import dev.usagetelemetry.it.ExpectedMessage;
import dev.usagetelemetry.it.Footprint;
import dev.usagetelemetry.it.Receiver;
import dev.usagetelemetry.it.Run;
import dev.usagetelemetry.it.Settings;
import dev.usagetelemetry.it.Silence;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A program with Vert.x that serves, alone and clustered, and one that does not. */
class VertxIT {

  @TempDir Path directory;

  static List<Run> runs() throws IOException {
    return Run.of("vertx");
  }

  private static Run newest() throws IOException {
    return runs().get(0);
  }

  @ParameterizedTest
  @MethodSource("runs")
  void its_counts_follow_servers_and_verticles(Run run) throws Exception {
    var server = Vertx.alone(run, directory);
    try (var receiver = new Receiver();
        var process = server.start(Settings.reportingTo(receiver))) {
      receiver.awaitMatch(ExpectedMessage.of(server, "alone"));

      var user = server.user();
      user.send("GET", "/deploy");
      user.send("GET", "/tcp");
      user.send("GET", "/tls");
      var used = receiver.awaitNext(message -> message.at("/servers/count").asInt() == 3);
      assertThat(used.at("/servers/secureCount").asInt()).isEqualTo(1);
      assertThat(used.at("/configuration/insecure").asBoolean(true)).isFalse();
      assertThat(used.at("/verticles/count").asInt()).isEqualTo(2);

      user.send("GET", "/undeploy");
      user.send("GET", "/no-tcp");
      user.send("GET", "/no-tls");
      var dropped = receiver.awaitNext(message -> message.at("/servers/count").asInt() == 1);
      assertThat(dropped.at("/servers/secureCount").asInt()).isZero();
      assertThat(dropped.at("/verticles/count").asInt()).isEqualTo(1);

      Conduct.isHonest(server, process, receiver);
      Conduct.endsCleanly(process);
    }
  }

  /** Hazelcast is a framework and would report itself, were it not a part of Vert.x here. */
  @ParameterizedTest
  @CsvSource({"vertx-hazelcast, hazelcast", "vertx-infinispan, infinispanEmbedded"})
  void clustered_it_names_what_makes_it_a_cluster(String manager, String component)
      throws Exception {
    var run = new Run("5.0.7", newest().feature(), newest().jdk());
    var server = Vertx.clustered(run, directory, manager);
    try (var receiver = new Receiver();
        var process = server.start(Settings.reportingTo(receiver))) {
      var message = receiver.awaitAny();
      assertThat(message.at("/version").asString()).isEqualTo(run.version());
      assertThat(message.at("/configuration/clustered").asBoolean()).isTrue();
      assertThat(message.at("/components").has(component)).isTrue();
      Conduct.endsCleanly(process);
    }
  }

  @Test
  void a_program_that_serves_nothing_and_one_that_cannot_say_and_return_the_same()
      throws Exception {
    var server = Vertx.alone(newest(), directory);
    var silence = Silence.in(directory);
    silence.same("a tool", server::tool);
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      silence.same("a port that is taken", command -> server.on(command, taken.getLocalPort()));
    }
  }

  @Test
  void what_the_agent_adds() throws Exception {
    Footprint.measure(directory, 1, folder -> Vertx.alone(newest(), folder));
  }
}
