package dev.usagetelemetry.it.server;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.usagetelemetry.it.Conduct;
import dev.usagetelemetry.it.ExpectedMessage;
import dev.usagetelemetry.it.Footprint;
import dev.usagetelemetry.it.Messages;
import dev.usagetelemetry.it.Receiver;
import dev.usagetelemetry.it.Settings;
import dev.usagetelemetry.it.Silence;
import dev.usagetelemetry.it.Versions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** OpenSearch from its published minimal distribution, with nothing changed in it. */
class OpenSearchIT {

  @TempDir Path directory;

  /** The newest of version 2 in any case: it installs a SecurityManager, version 3 does not. */
  static List<String> versions() throws IOException {
    var newestSecured =
        Versions.of("opensearch").stream().filter(each -> each.startsWith("2.")).findFirst();
    return Stream.concat(Versions.tested("opensearch").stream(), newestSecured.stream())
        .distinct()
        .toList();
  }

  @ParameterizedTest
  @MethodSource("versions")
  void alone_it_reports_what_it_is_and_follows_its_users(String version) throws Exception {
    var server = OpenSearch.alone(version, directory);
    try (var receiver = new Receiver();
        var process = server.start(Settings.reportingTo(receiver))) {
      receiver.awaitMatch(ExpectedMessage.of(server, "alone"));

      var user = server.user();
      user.send("PUT", "/planted-a", "{\"settings\":{\"number_of_shards\":2}}");
      user.send("PUT", "/planted-b");
      user.send("POST", "/planted-b/_close");
      user.send("PUT", "/_component_template/planted-c", "{\"template\":{}}");
      user.send("PUT", "/_template/planted-l", "{\"index_patterns\":[\"planted-l*\"]}");
      user.send(
          "PUT",
          "/_index_template/planted-t",
          "{\"index_patterns\":[\"planted-s*\"],\"data_stream\":{}}");
      user.send("PUT", "/_data_stream/planted-s");
      user.send("PUT", "/_ingest/pipeline/planted-i", "{\"processors\":[]}");
      user.send("PUT", "/_search/pipeline/planted-s", "{\"request_processors\":[]}");
      user.send(
          "PUT",
          "/_snapshot/planted-r",
          "{\"type\":\"fs\",\"settings\":{\"location\":\"%s\"}}".formatted(server.repository()));
      receiver.awaitMatch(ExpectedMessage.of(server, "used"));

      user.send("DELETE", "/planted-a,planted-b");
      user.send("DELETE", "/_data_stream/planted-s");
      user.send("DELETE", "/_index_template/planted-t");
      user.send("DELETE", "/_ingest/pipeline/planted-i");
      user.send("DELETE", "/_snapshot/planted-r");
      receiver.awaitNext(
          message ->
              message.at("/indices/count").asInt() == 0
                  && message.at("/indices/shardCount").asInt() == 0
                  && message.at("/indices/dataStreamCount").asInt() == 0
                  && message.at("/templates/count").asInt() == 0
                  && message.at("/pipelines/ingestCount").asInt() == 0
                  && message.at("/repositories/count").asInt() == 0);

      Conduct.isHonest(server, process, receiver);
      Conduct.endsCleanly(process);
    }
  }

  @Test
  void a_cluster_replaces_its_manager_until_too_few_are_left() throws Exception {
    var version = Versions.newest("opensearch");
    var nodes = RunningNode.launch(OpenSearch.cluster(version, directory, 3));
    try {
      RunningNode.awaitStates(nodes, "Leader", "Follower", "Follower");
      var first = RunningNode.in("Leader", nodes);
      var others = RunningNode.without(first, nodes);
      var message = first.awaitRole("leader");
      for (var node : others) {
        var fromFollower = node.awaitRole("follower");
        assertThat(fromFollower.at("/cluster/leaderId")).isEqualTo(message.at("/cluster/nodeId"));
        assertThat(fromFollower.at("/database/firstEpochId"))
            .isEqualTo(message.at("/database/firstEpochId"));
        assertThat(Messages.keys(fromFollower.at("/gossip")))
            .containsExactlyInAnyOrderElementsOf(Messages.keys(message.at("/gossip")));
      }

      first.process().kill();
      RunningNode.awaitAll(
          "another manager in a later term",
          others,
          each ->
              each.at("/configuration/clusterSize").asInt() == 2
                  && epoch(each) > epoch(message)
                  && each.at("/gossip").size() == 2
                  && !each.at("/cluster/leaderId").equals(message.at("/cluster/leaderId")));
      RunningNode.awaitStates(others, "Leader", "Follower");

      RunningNode.in("Leader", others).process().kill();
      var last = RunningNode.in("Follower", others);
      last.receiver()
          .awaitNext(each -> each.at("/cluster/nodeState").asString("").equals("Candidate"));
      last.awaitRole("candidate");
      last.isHonest();
      Conduct.endsCleanly(last.process());
    } finally {
      nodes.forEach(RunningNode::close);
    }
  }

  private static int epoch(JsonNode message) {
    return message.at("/database/epochNumber").asInt();
  }

  @Test
  void its_tools_say_and_return_the_same() throws Exception {
    var server = OpenSearch.alone(Versions.newest("opensearch"), directory);
    var jdk = server.jdk();
    var home = OpenSearch.distribution(server.version());
    var classPath =
        Stream.of("lib", "lib/tools/keystore-cli", "lib/tools/plugin-cli")
            .map(folder -> home.resolve(folder) + "/*")
            .collect(joining(":"));
    var silence = Silence.in(directory);
    for (var tool :
        List.of(
            "bootstrap.OpenSearch --version",
            "bootstrap.OpenSearch --help",
            "bootstrap.OpenSearch --no-such-option",
            "tools.cli.keystore.KeyStoreCli list",
            "tools.cli.plugin.PluginCli list",
            "cluster.coordination.NodeToolCli --help",
            "index.shard.ShardToolCli --help")) {
      silence.same(
          tool,
          command ->
              command
                  .on(jdk)
                  .option("-Dopensearch.path.home=" + home)
                  .option("-Dopensearch.path.conf=" + home.resolve("config"))
                  .mainLine(classPath, "org.opensearch." + tool));
    }
  }

  @Test
  void what_the_agent_adds() throws Exception {
    var version = Versions.newest("opensearch");
    Footprint.measure(directory, 3, folder -> OpenSearch.alone(version, folder));
  }
}
