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

/** Apache ActiveMQ Artemis: the distribution, embedded, and a pair with a shared store. */
class ArtemisIT {

  /** The newest whose distribution is published. */
  private static final String DISTRIBUTED = "2.44.0";

  @TempDir Path directory;

  static List<String> versions() throws IOException {
    return Versions.tested("artemis");
  }

  @ParameterizedTest
  @MethodSource("versions")
  void alone_it_follows_its_queues_subscriptions_and_diverts(String version) throws Exception {
    follows_its_queues_subscriptions_and_diverts(version);
  }

  @Test
  void so_does_a_distribution_whose_jars_are_in_a_class_loader_of_its_own() throws Exception {
    follows_its_queues_subscriptions_and_diverts(DISTRIBUTED);
  }

  private void follows_its_queues_subscriptions_and_diverts(String version) throws Exception {
    var server = Artemis.alone(version, directory);
    try (var receiver = new Receiver();
        var process = server.start(Settings.reportingTo(receiver))) {
      receiver.awaitMatch(ExpectedMessage.of(server, "alone"));

      try (var client = new Stomp(server.port(), "PLANTED-client")) {
        client.does("SEND", "destination:PLANTED-queue", "destination-type:ANYCAST");
        subscribe(client);
        receiver.awaitNext(
            message ->
                message.at("/queues/count").asInt() == 4
                    && message.at("/persistentSubscriptions/count").asInt() == 1
                    && message.at("/persistentSubscriptions/activeCount").asInt() == 1);
      }
      receiver.awaitNext(
          message ->
              message.at("/persistentSubscriptions/count").asInt() == 1
                  && message.at("/persistentSubscriptions/activeCount").asInt() == 0);
      try (var client = new Stomp(server.port(), "PLANTED-client")) {
        subscribe(client);
        client.does("UNSUBSCRIBE", "id:1", "durable-subscription-name:PLANTED-subscription");
      }
      receiver.awaitNext(message -> message.at("/persistentSubscriptions/count").asInt() == 0);

      server.withDivert();
      receiver.awaitNext(message -> message.at("/projections/totalRunningCount").asInt() == 2);
      server.withoutDivert();
      receiver.awaitNext(message -> message.at("/projections/totalCount").asInt() == 1);

      Conduct.isHonest(server, process, receiver);
      Conduct.endsCleanly(process);
    }
  }

  private static void subscribe(Stomp client) throws IOException {
    client.does(
        "SUBSCRIBE",
        "id:1",
        "destination:PLANTED-topic",
        "subscription-type:MULTICAST",
        "durable-subscription-name:PLANTED-subscription");
  }

  @Test
  void a_backup_waits_and_takes_over_when_its_primary_is_killed() throws Exception {
    var servers = Artemis.pair(Versions.newest("artemis"), directory);
    try (var primary = RunningNode.launch(servers.get(0))) {
      primary.awaitUp();
      try (var backup = RunningNode.launch(servers.get(1))) {
        var waiting = backup.awaitRole("follower");
        primary.awaitRole("leader");
        assertThat(
                waiting.at("/gossip").path(waiting.at("/cluster/leaderId").asString()).asString())
            .isEqualTo("Leader");
        assertThat(waiting.at("/gossip").path(waiting.at("/cluster/nodeId").asString()).asString())
            .isEqualTo("Follower");

        primary.process().kill();
        var active = backup.awaitRole("survivor");
        assertThat(active.at("/cluster/nodeId")).isEqualTo(waiting.at("/cluster/nodeId"));
        backup.isHonest();
        Conduct.endsCleanly(backup.process());
      }
    }
  }

  @Test
  void its_tools_say_and_return_the_same() throws Exception {
    var home = Artemis.home(DISTRIBUTED);
    var silence = Silence.in(directory);
    for (var tool :
        List.of("version", "help queue", "data print", "mask PLANTED", "no-such-command")) {
      silence.same(
          tool,
          command ->
              command
                  .option("-Dartemis.home=" + home, "-Dartemis.instance=" + directory)
                  .main(
                      Artemis.bootJar(home),
                      "org.apache.activemq.artemis.boot.Artemis",
                      tool.split(" ", -1)));
    }
  }

  @Test
  void what_the_agent_adds() throws Exception {
    var version = Versions.newest("artemis");
    Footprint.measure(directory, 2, folder -> Artemis.alone(version, folder));
  }
}
