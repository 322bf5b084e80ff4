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

/** Apache Solr from its published artifacts, with nothing changed in it. */
class SolrIT {

  @TempDir Path directory;

  static List<String> versions() throws IOException {
    return Versions.tested("solr");
  }

  @ParameterizedTest
  @MethodSource("versions")
  void standalone_it_reports_what_it_is_and_follows_its_cores(String version) throws Exception {
    var server = Solr.standalone(version, directory);
    try (var receiver = new Receiver();
        var process = server.start(Settings.reportingTo(receiver))) {
      receiver.awaitMatch(ExpectedMessage.of(server, "alone"));

      var user = server.user();
      server.prepareCore("PLANTED-core");
      user.send("GET", "/cores?action=CREATE&name=PLANTED-core");
      receiver.awaitNext(
          message ->
              message.at("/cores/count").asInt() == 1
                  && message.at("/cores/loadedCount").asInt() == 1);
      user.send("GET", "/cores?action=UNLOAD&core=PLANTED-core");
      receiver.awaitNext(message -> message.at("/cores/count").asInt() == 0);

      Conduct.isHonest(server, process, receiver);
      Conduct.endsCleanly(process);
    }
  }

  @ParameterizedTest
  @MethodSource("versions")
  void a_cloud_reports_as_solr_and_not_as_the_zookeeper_in_it(String version) throws Exception {
    var servers = Solr.cloud(version, directory);
    try (var first = RunningNode.launch(servers.get(0))) {
      first.awaitUp();
      try (var second = RunningNode.launch(servers.get(1))) {
        second.awaitUp();
        first.awaitRole("leader");
        second.awaitRole("follower");

        var user = second.server().user();
        user.send(
            "GET",
            "/collections?action=CREATE&name=PLANTED-a&numShards=2&replicationFactor=2"
                + "&collection.configName=PLANTED-config");
        user.send("GET", "/collections?action=CREATEALIAS&name=PLANTED-b&collections=PLANTED-a");
        RunningNode.awaitAll(
            "the collection, its alias and its cores on both",
            List.of(first, second),
            message ->
                message.at("/collections/count").asInt() == 1
                    && message.at("/collections/aliasCount").asInt() == 1
                    && message.at("/cores/loadedCount").asInt() == 2);
        user.send("GET", "/collections?action=DELETEALIAS&name=PLANTED-b");
        user.send("GET", "/collections?action=DELETE&name=PLANTED-a");
        RunningNode.awaitAll(
            "nothing of it on either",
            List.of(first, second),
            message ->
                message.at("/collections/count").asInt() == 0
                    && message.at("/collections/aliasCount").asInt() == 0
                    && message.at("/cores/count").asInt() == 0);

        var name = second.server().nodeName();
        user.send("GET", "/collections?action=ADDROLE&role=overseer&node=" + name);
        second
            .receiver()
            .awaitNext(message -> message.at("/cluster/nodeState").asString("").equals("Leader"));
        RunningNode.awaitStates(List.of(first, second), "Follower", "Leader");

        second.isHonest();
        second.process().kill();
      }
      first
          .receiver()
          .awaitNext(
              message ->
                  message.at("/configuration/clusterSize").asInt() == 1
                      && message.at("/gossip").size() == 1
                      && message.at("/cluster/nodeState").asString("").equals("Leader"));
      first.isHonest();
      Conduct.endsCleanly(first.process());
    }
  }

  @Test
  void its_tools_say_and_return_the_same() throws Exception {
    var tools = Solr.classPath(Versions.newest("solr"));
    var silence = Silence.in(directory);
    for (var tool :
        List.of(
            "SolrCLI",
            "SolrCLI version",
            "SolrCLI help",
            "SolrCLI status --solr-url http://127.0.0.1:9",
            "SolrCLI no-such-command")) {
      silence.same(tool, command -> command.mainLine(tools, "org.apache.solr.cli." + tool));
    }
  }

  @Test
  void what_the_agent_adds() throws Exception {
    var version = Versions.newest("solr");
    Footprint.measure(directory, 2, folder -> Solr.standalone(version, folder));
  }
}
