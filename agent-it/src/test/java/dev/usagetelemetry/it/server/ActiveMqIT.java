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

/** Apache ActiveMQ Classic: alone, as master and slave, in a network, and the distribution. */
class ActiveMqIT {

  @TempDir Path directory;

  static List<String> versions() throws IOException {
    return Versions.tested("activemq");
  }

  @ParameterizedTest
  @MethodSource("versions")
  void alone_it_follows_its_destinations_and_subscriptions(String version) throws Exception {
    follows_its_destinations_and_subscriptions(ActiveMq.alone(version, directory));
  }

  @Test
  void so_does_a_distribution_whose_jars_are_in_a_class_loader_of_its_own() throws Exception {
    follows_its_destinations_and_subscriptions(ActiveMq.distribution(directory));
  }

  private static void follows_its_destinations_and_subscriptions(ActiveMq server) throws Exception {
    try (var receiver = new Receiver();
        var process = server.start(Settings.reportingTo(receiver))) {
      receiver.awaitMatch(ExpectedMessage.of(server, "alone"));

      try (var client = new Stomp(server.stompPort(), "PLANTED-client")) {
        client.does("SEND", "destination:/queue/PLANTED-queue");
        client.does("SUBSCRIBE", "id:1", "destination:/queue/PLANTED-queue");
        client.does(
            "SUBSCRIBE",
            "id:2",
            "destination:/topic/PLANTED-topic",
            "activemq.subscriptionName:PLANTED-subscription");
        receiver.awaitNext(
            message ->
                message.at("/queues/count").asInt() == 1
                    && message.at("/queues/consumerCount").asInt() == 1
                    && message.at("/topics/count").asInt() == 1
                    && message.at("/persistentSubscriptions/count").asInt() == 1
                    && message.at("/persistentSubscriptions/activeCount").asInt() == 1
                    && message.at("/connections/count").asInt() == 1);
      }
      receiver.awaitNext(
          message ->
              message.at("/persistentSubscriptions/count").asInt() == 1
                  && message.at("/persistentSubscriptions/activeCount").asInt() == 0
                  && message.at("/connections/count").asInt() == 0);
      try (var client = new Stomp(server.stompPort(), "PLANTED-client")) {
        client.does(
            "UNSUBSCRIBE",
            "id:2",
            "destination:/topic/PLANTED-topic",
            "activemq.subscriptionName:PLANTED-subscription");
      }
      receiver.awaitNext(message -> message.at("/persistentSubscriptions/count").asInt() == 0);

      Conduct.isHonest(server, process, receiver);
      Conduct.endsCleanly(process);
    }
  }

  @Test
  void a_slave_says_nothing_until_its_master_is_killed() throws Exception {
    var version = Versions.newest("activemq");
    var store = directory.resolve("PLANTED-store");
    try (var master = RunningNode.launch(ActiveMq.on(store, version, directory.resolve("one")))) {
      master.awaitUp();
      master.awaitRole("alone");
      try (var slave = RunningNode.launch(ActiveMq.on(store, version, directory.resolve("two")))) {
        slave.process().awaitOnConsole("slave mode");
        assertThat(slave.process().console()).doesNotContain("Telemetry");
        assertThat(slave.receiver().bodies()).isEmpty();

        master.process().kill();
        slave.awaitRole("alone");
        slave.isHonest();
        Conduct.endsCleanly(slave.process());
      }
    }
  }

  @Test
  void a_broker_that_connects_to_another_knows_it_while_it_is_there() throws Exception {
    var version = Versions.newest("activemq");
    var one = ActiveMq.alone(version, directory.resolve("one"));
    var two = ActiveMq.connectedTo(one, version, directory.resolve("two"));
    try (var first = RunningNode.launch(one)) {
      first.awaitUp();
      try (var second = RunningNode.launch(two)) {
        second.awaitRole("networked");
        first.isHonest();
        first.process().kill();
        var after =
            second
                .receiver()
                .awaitNext(message -> message.at("/configuration/clusterSize").asInt() == 1);
        assertThat(after.at("/network/bridgeCount").asInt()).isZero();
        assertThat(after.at("/gossip").size()).isEqualTo(1);
        second.isHonest();
        Conduct.endsCleanly(second.process());
      }
    }
  }

  @Test
  void its_tools_say_and_return_the_same() throws Exception {
    var classPath = ActiveMq.classPath(Versions.newest("activemq"));
    var silence = Silence.in(directory);
    for (var tool : List.of("--version", "list --help", "encrypt --help", "no-such-command")) {
      silence.same(
          tool,
          command ->
              command.main(
                  classPath,
                  "org.apache.activemq.console.command.ShellCommand",
                  tool.split(" ", -1)));
    }
  }

  @Test
  void what_the_agent_adds() throws Exception {
    var version = Versions.newest("activemq");
    Footprint.measure(directory, 2, folder -> ActiveMq.alone(version, folder));
  }
}
