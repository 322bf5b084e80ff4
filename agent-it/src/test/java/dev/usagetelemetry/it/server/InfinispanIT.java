package dev.usagetelemetry.it.server;

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

/** Infinispan Server from its published artifacts, with nothing changed in it. */
class InfinispanIT {

  @TempDir Path directory;

  static List<String> versions() throws IOException {
    return Versions.tested("infinispan");
  }

  @ParameterizedTest
  @MethodSource("versions")
  void alone_it_follows_its_caches(String version) throws Exception {
    var server = Infinispan.alone(version, directory.resolve("alone"));
    try (var receiver = new Receiver();
        var process = server.start(Settings.reportingTo(receiver))) {
      var message = receiver.awaitMatch(ExpectedMessage.of(server, "alone"));
      server.createCache("PLANTED-second");
      receiver.awaitNext(each -> each.at("/caches/count").asInt() == 2);
      server.dropCache("PLANTED-second");
      receiver.awaitNext(each -> each.at("/caches/count").asInt() == 1);
      Conduct.isHonest(server, process, receiver);
      Conduct.endsCleanly(process);
      Footprint.measure(
          Infinispan.alone(version, directory.resolve("empty")),
          Infinispan.alone(version, directory.resolve("ours")),
          2,
          message);
    }
  }

  @Test
  void in_the_loader_of_its_distribution_it_is_recognized_as_well() throws Exception {
    // From 16 on the loader is published within the jar of the server and no longer by itself.
    var server = Infinispan.alone("15.2.6.Final", directory).withItsLoader();
    try (var receiver = new Receiver();
        var process = server.start(Settings.reportingTo(receiver))) {
      receiver.awaitMatch(ExpectedMessage.of(server, "alone"));
      Conduct.isHonest(server, process, receiver);
      Conduct.endsCleanly(process);
    }
  }

  @Test
  void two_nodes_agree_and_the_other_leads_when_the_coordinator_is_killed() throws Exception {
    var version = Versions.newest("infinispan");
    var nodes = RunningNode.launch(Infinispan.cluster(version, directory, 2));
    try {
      RunningNode.awaitStates(nodes, "Leader", "Follower");
      var lost = RunningNode.in("Leader", nodes);
      var other = RunningNode.in("Follower", nodes);
      var before = RunningNode.awaitAgreement(lost, List.of(other));

      lost.process().kill();
      RunningNode.awaitAll(
          "the other leads alone",
          List.of(other),
          message ->
              message.at("/cluster/nodeState").asString("").equals("Leader")
                  && message.at("/gossip").size() == 1
                  && message.at("/database/epochNumber").asInt()
                      > before.at("/database/epochNumber").asInt());
      other.isHonest();
      Conduct.endsCleanly(other.process());
    } finally {
      nodes.forEach(RunningNode::close);
    }
  }

  @Test
  void its_programs_say_and_return_the_same_when_they_start_no_server() throws Exception {
    var classPath = Infinispan.jars(Versions.newest("infinispan")) + "/*";
    var silence = Silence.in(directory);
    for (var argument : List.of("--version", "--help")) {
      silence.same(argument, c -> c.main(classPath, "org.infinispan.server.Bootstrap", argument));
    }
  }
}
