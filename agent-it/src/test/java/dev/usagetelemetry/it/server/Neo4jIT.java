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

/** The community edition of Neo4j from its published artifacts, with nothing changed in it. */
class Neo4jIT {

  @TempDir Path directory;

  static List<String> versions() throws IOException {
    return Versions.tested("neo4j");
  }

  @ParameterizedTest
  @MethodSource("versions")
  void it_reports_what_it_is_and_follows_its_indexes(String version) throws Exception {
    var server = new Neo4j(version, directory);
    try (var receiver = new Receiver();
        var process = server.start(Settings.reportingTo(receiver))) {
      var first = receiver.awaitMatch(ExpectedMessage.of(server, "alone"));

      var user = server.user();
      Neo4j.query(user, "CREATE INDEX PLANTED_range FOR (n:PLANTED_label) ON (n.PLANTED_name)");
      Neo4j.query(
          user, "CREATE CONSTRAINT PLANTED_key FOR (n:PLANTED_label) REQUIRE n.id IS UNIQUE");
      Neo4j.query(
          user, "CREATE FULLTEXT INDEX PLANTED_text FOR (n:PLANTED_label) ON EACH [n.text]");
      Neo4j.query(user, "CREATE (:PLANTED_label {PLANTED_name: 'PLANTED-value', id: 1})");
      receiver.awaitNext(
          message ->
              message.at("/indexes/count").asInt() == 5
                  && message.at("/indexes/onlineCount").asInt() == 5
                  && message.at("/indexes/uniqueCount").asInt() == 1
                  && message.at("/indexes/fulltextCount").asInt() == 1
                  && message.at("/connections/count").asInt() > 0
                  && message.at("/transactions/committedWriteCount").asInt() > 0
                  && message.at("/database/transactionNumber").asLong()
                      > first.at("/database/transactionNumber").asLong());
      Neo4j.query(user, "DROP INDEX PLANTED_range");
      Neo4j.query(user, "DROP INDEX PLANTED_text");
      Neo4j.query(user, "DROP CONSTRAINT PLANTED_key");
      receiver.awaitNext(
          message ->
              message.at("/indexes/count").asInt() == 2
                  && message.at("/indexes/uniqueCount").asInt() == 0
                  && message.at("/indexes/fulltextCount").asInt() == 0);

      Conduct.isHonest(server, process, receiver);
      Conduct.endsCleanly(process);
    }
  }

  @Test
  void its_tools_say_and_return_the_same() throws Exception {
    var server = new Neo4j(Versions.newest("neo4j"), directory);
    var jdk = server.jdk();
    var classPath = Neo4j.classPath(server.version());
    var silence = Silence.in(directory);
    for (var tool :
        List.of(
            "server.startup.Neo4jCommand --version",
            "server.startup.Neo4jCommand status",
            "server.startup.Neo4jCommand help",
            "server.startup.Neo4jAdminCommand --version",
            "server.startup.Neo4jAdminCommand help",
            "cli.AdminTool help",
            "cli.AdminTool dbms set-initial-password short")) {
      silence.same(
          tool,
          command ->
              command
                  .on(jdk)
                  .variable("NEO4J_HOME", directory.toString())
                  .variable("NEO4J_CONF", directory.resolve("conf").toString())
                  .mainLine(classPath, "org.neo4j." + tool));
    }
  }

  @Test
  void what_the_agent_adds() throws Exception {
    var version = Versions.newest("neo4j");
    Footprint.measure(directory, 1, folder -> new Neo4j(version, folder));
  }
}
