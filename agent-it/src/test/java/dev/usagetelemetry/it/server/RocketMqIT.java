package dev.usagetelemetry.it.server;

import static org.assertj.core.api.Assertions.assertThat;
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

/** A name server and a broker of Apache RocketMQ, in a network of their own. */
class RocketMqIT {

  @TempDir Path directory;

  static List<String> versions() throws IOException {
    return Versions.tested("rocketmq");
  }

  @ParameterizedTest
  @MethodSource("versions")
  void a_broker_and_its_name_server_report_what_is_used(String version) throws Exception {
    var own = Network.ofItsOwn(directory);
    assumeTrue(own.isPresent());
    try (var network = own.get();
        var ofNames = Receiver.within(network, directory);
        var ofBroker = Receiver.within(network, directory)) {
      var nameServer = new RocketMq.NameServer(version, directory.resolve("names"), network);
      var broker = broker(version, "broker", network, nameServer);
      try (var names = nameServer.start(Settings.reportingTo(ofNames));
          var process = broker.start(Settings.reportingTo(ofBroker))) {
        ofBroker.awaitMatch(ExpectedMessage.of(broker, "broker"));
        ofNames.awaitMatch(ExpectedMessage.of(nameServer, "name-server"));
        use(network, broker, nameServer, ofBroker);

        Conduct.isHonest(broker, process, ofBroker);
        Conduct.isHonest(nameServer, names, ofNames);
        Conduct.endsCleanly(process);
        Footprint.measure(
            broker(version, "empty", network, nameServer),
            broker(version, "ours", network, nameServer),
            2,
            Receiver.parse(ofBroker.bodies().get(0)));
        Conduct.endsCleanly(names);
      }
    }
  }

  private RocketMq.Broker broker(
      String version, String name, Network network, RocketMq.NameServer nameServer) {
    return new RocketMq.Broker(version, directory.resolve(name), network, nameServer.address());
  }

  private void use(
      Network network, RocketMq.Broker broker, RocketMq.NameServer names, Receiver receiver)
      throws IOException {
    try (var client =
        ClientProgram.start(
            network.join(new JavaCommand(directory)).option("-Duser.home=" + directory),
            RocketMq.classPath(broker.version()),
            "rocketmq/RocketMqClient.java",
            names.address(),
            broker.address())) {
      client.does("send PLANTED-topic");
      client.does("subscribe PLANTED-topic PLANTED-group");
      var used =
          receiver.awaitNext(message -> message.at("/persistentSubscriptions/count").asInt() == 1);
      assertThat(used.at("/topics/count").asInt()).isEqualTo(1);
      assertThat(used.at("/producers/groupCount").asInt()).isPositive();
      receiver.awaitNext(
          message -> message.at("/persistentSubscriptions/onlineCount").asInt() == 1);

      client.does("leave PLANTED-group");
      receiver.awaitNext(
          message -> message.at("/persistentSubscriptions/onlineCount").asInt() == 0);
      client.does("drop PLANTED-group");
      receiver.awaitNext(message -> message.at("/persistentSubscriptions/count").asInt() == 0);
    }
  }

  @Test
  void its_tools_stay_silent() throws Exception {
    var classPath = RocketMq.classPath(Versions.newest("rocketmq"));
    Silence.in(directory)
        .same(
            "mqadmin",
            c ->
                c.option("-Duser.home=" + directory)
                    .variable("ROCKETMQ_HOME", directory.toString())
                    .main(classPath, "org.apache.rocketmq.tools.command.MQAdminStartup"));
    Silence.in(directory)
        .same(
            "mqbroker -p",
            c ->
                c.option("-Duser.home=" + directory)
                    .variable("ROCKETMQ_HOME", directory.toString())
                    .main(classPath, "org.apache.rocketmq.broker.BrokerStartup", "-h"));
  }
}
