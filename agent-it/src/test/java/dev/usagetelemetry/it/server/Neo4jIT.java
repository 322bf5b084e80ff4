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

/** Neo4j's community edition from its published artifacts. */
class Neo4jIT {

  @TempDir Path directory;

  static List<String> versions() throws IOException {
    return Versions.tested("neo4j");
  }

  @ParameterizedTest
  @MethodSource("versions")
  void it_says_what_it_is_and_follows_its_indexes(String version) throws Exception {
    var jdk = jdk(version);
    var server = new Neo4j(version, directory.resolve("reporting"), jdk);
    try (var receiver = new Receiver();
        var process = server.start(Settings.reportingTo(receiver))) {
      var message = receiver.awaitMatch(ExpectedMessage.of(server, "alone"));
      var indexes = message.at("/indexes/count").asInt();

      server.run("CREATE INDEX PLANTED_index FOR (n:PLANTED_label) ON (n.PLANTED_property)");
      receiver.awaitNext(each -> each.at("/indexes/count").asInt() == indexes + 1);
      server.run("DROP INDEX PLANTED_index");
      receiver.awaitNext(each -> each.at("/indexes/count").asInt() == indexes);

      Conduct.isHonest(server, process, receiver);
      Conduct.endsCleanly(process);
      Footprint.measure(
          new Neo4j(version, directory.resolve("empty"), jdk),
          new Neo4j(version, directory.resolve("ours"), jdk),
          1,
          message);
    }
  }

  @Test
  void its_tools_stay_silent() throws Exception {
    var version = Versions.newest("neo4j");
    var jdk = jdk(version);
    var classPath = Neo4j.classPath(version);
    var silence = Silence.in(directory);
    silence.same(
        "a consistency check without arguments",
        c -> c.on(jdk).main(classPath, "org.neo4j.consistency.ConsistencyCheckTool"));
    silence.same(
        "a kernel's version", c -> c.on(jdk).main(classPath, "org.neo4j.kernel.internal.Version"));
  }

  /** Versions by the year need Java 21. */
  private static Path jdk(String version) throws IOException {
    return SuitableJdk.of("Neo4j " + version, version.startsWith("5.") ? 17 : 21, 25);
  }
}
