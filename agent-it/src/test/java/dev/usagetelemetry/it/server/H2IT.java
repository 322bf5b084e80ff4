package dev.usagetelemetry.it.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usagetelemetry.it.ClientProgram;
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

/** H2's TCP server, its tools, and H2 as a library in a program that is no server. */
class H2IT {

  @TempDir Path directory;

  static List<String> versions() throws IOException {
    return Versions.tested("h2");
  }

  @ParameterizedTest
  @MethodSource("versions")
  void its_counts_follow_databases_tables_and_sessions(String version) throws Exception {
    var server = new H2(version, directory);
    try (var receiver = new Receiver();
        var process = server.start(Settings.reportingTo(receiver));
        var client = ClientProgram.start(directory, H2.classPath(version), "h2/H2Client.java")) {
      receiver.awaitMatch(ExpectedMessage.of(server, "alone"));

      client.does("connect " + server.url("PLANTED-one"));
      client.does("CREATE TABLE PLANTED_T(id INT)");
      client.does("CREATE VIEW PLANTED_V AS SELECT * FROM PLANTED_T");
      client.does("connect " + server.url("PLANTED-two"));
      var used = receiver.awaitNext(message -> message.at("/databases/count").asInt() == 2);
      assertThat(used.at("/databases/persistentCount").asInt()).isEqualTo(2);
      assertThat(used.at("/tables/count").asInt()).isEqualTo(1);
      assertThat(used.at("/tables/viewCount").asInt()).isEqualTo(1);
      assertThat(used.at("/connections/count").asInt()).isEqualTo(2);
      assertThat(used.at("/databases/sessionCount").asInt()).isEqualTo(2);

      client.does("close");
      client.does("DROP TABLE PLANTED_T CASCADE");
      var dropped = receiver.awaitNext(message -> message.at("/databases/count").asInt() == 1);
      assertThat(dropped.at("/tables/count").asInt()).isZero();
      client.does("close");
      receiver.awaitNext(message -> message.at("/connections/count").asInt() == 0);

      Conduct.isHonest(server, process, receiver);
      Conduct.endsCleanly(process);
      Footprint.measure(
          new H2(version, directory.resolve("empty")),
          new H2(version, directory.resolve("ours")),
          1,
          used);
    }
  }

  @Test
  void h2_within_a_program_is_a_library_and_stays_unrecognized() throws Exception {
    var classPath = H2.classPath(Versions.newest("h2"));
    var script = directory.resolve("script.sql").toString();
    var url = "jdbc:h2:" + directory.resolve("embedded");
    var silence = Silence.in(directory);
    silence.same(
        "Shell", c -> c.main(classPath, "org.h2.tools.Shell", "-url", url, "-sql", "SELECT 1"));
    silence.same(
        "Script", c -> c.main(classPath, "org.h2.tools.Script", "-url", url, "-script", script));
    silence.same(
        "RunScript",
        c -> c.main(classPath, "org.h2.tools.RunScript", "-url", url, "-script", script));
    silence.same("Server -help", c -> c.main(classPath, "org.h2.tools.Server", "-help"));
  }
}
