package dev.usagetelemetry.it.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usagetelemetry.it.Built;
import dev.usagetelemetry.it.Conduct;
import dev.usagetelemetry.it.ExpectedMessage;
import dev.usagetelemetry.it.Footprint;
import dev.usagetelemetry.it.Receiver;
import dev.usagetelemetry.it.Run;
import dev.usagetelemetry.it.Settings;
import dev.usagetelemetry.it.Silence;
import dev.usagetelemetry.it.Versions;
import dev.usagetelemetry.it.WebArchive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Open Liberty as it is distributed, by its own scripts: in the foreground, behind; its tools.
 * Equinox shows a bundle the packages that it imports and {@code java.*}: that a server reports at
 * all holds that woven code reaches the agent from there.
 */
class OpenLibertyIT {

  private static final Duration LONG = Duration.ofMinutes(1);

  /** How a record begins in {@code messages.log}. */
  private static final Pattern RECORD =
      Pattern.compile("(?m)^\\[\\d+/\\d+/\\d+, [\\d:]+ \\w+\\] [0-9a-f]{8} \\S+ +[A-Z] ");

  @TempDir Path directory;

  static List<Run> runs() throws IOException {
    return Run.of("open-liberty");
  }

  @ParameterizedTest
  @MethodSource("runs")
  void a_server_follows_its_applications_and_its_configuration(Run run) throws Exception {
    var server = OpenLiberty.of(run, directory);
    try (var receiver = new Receiver();
        var process = server.start(Settings.reportingTo(receiver))) {
      receiver.awaitMatch(ExpectedMessage.of(server, "alone"));

      server.drop("PLANTED-a", WebArchive.running());
      server.drop("PLANTED-b", WebArchive.running());
      server.drop("PLANTED-c", WebArchive.failing());
      var used =
          receiver.awaitNext(
              message ->
                  message.at("/applications/runningCount").asInt() == 2
                      && message.at("/applications/failedCount").asInt() == 1);
      assertThat(used.at("/applications/count").asInt()).isEqualTo(3);
      server.takeOut("PLANTED-a");
      receiver.awaitNext(message -> message.at("/applications/count").asInt() == 2);

      server.growUp();
      var grown = receiver.awaitNext(message -> !message.at("/configuration/insecure").asBoolean());
      assertThat(grown.at("/features/tls").asBoolean()).isTrue();
      assertThat(grown.at("/features/configuredCount").asInt()).isEqualTo(3);
      receiver.awaitNext(message -> message.at("/dataSources/count").asInt() == 1);

      Conduct.isHonest(server, process, receiver);
      keepsItsFormat(server.log(process));
      Conduct.endsCleanly(process);
    }
  }

  /** The log is still made of records, and what we say is one of them. */
  private static void keepsItsFormat(String log) {
    assertThat(log).containsPattern(RECORD + "CWWKF0011I");
    assertThat(log).containsPattern("usage\\.telemetry +I \\nTelemetry\\n---------\\n");
    assertThat(log).doesNotContainPattern("SystemErr +R \\nTelemetry");
  }

  @Test
  void by_its_file_of_options_the_server_behind_speaks_and_whoever_starts_it_does_not()
      throws Exception {
    var server = OpenLiberty.of(Versions.newest("open-liberty"), directory);
    try (var receiver = new Receiver()) {
      Files.writeString(
          server.prepare().resolve("jvm.options"),
          "-javaagent:%s=%s\n".formatted(Built.agent(), Settings.reportingTo(receiver)));
      try {
        var started = server.script("server", "start", OpenLiberty.NAME).run(LONG);
        assertThat(started.exit()).as(started.out()).isZero();
        assertThat(started.out()).doesNotContain("Telemetry\n");
        assertThat(started.err()).isEmpty();
        receiver.awaitMatch(ExpectedMessage.of(server, "alone"));
      } finally {
        var stopped = server.script("server", "stop", OpenLiberty.NAME).run(LONG);
        assertThat(stopped.exit()).as(stopped.out()).isZero();
        assertThat(stopped.out()).doesNotContain("Telemetry\n");
      }
      assertThat(server.log("console.log")).containsOnlyOnce("\nTelemetry\n---------\n");
      assertThat(server.log("messages.log")).containsOnlyOnce("\nTelemetry\n---------\n");
    }
  }

  @Test
  void its_tools_say_and_return_the_same() throws Exception {
    var version = Versions.newest("open-liberty");
    var server = OpenLiberty.of(version, directory);
    server.prepare();
    var bin = OpenLiberty.bin(version);
    var silence = Silence.in(directory);
    for (var tool :
        List.of(
            "server version",
            "server list",
            "server status " + OpenLiberty.NAME,
            "server create " + OpenLiberty.NAME,
            "server stop no-such-server",
            // Provisions the features of a server, without being one.
            "server package " + OpenLiberty.NAME + " --include=minify --archive=minified.zip",
            "productInfo version",
            "securityUtility help")) {
      silence.same(tool, command -> server.forItsFiles(command.programLine(bin, tool)));
    }
  }

  @Test
  void what_the_agent_adds() throws Exception {
    var version = Versions.newest("open-liberty");
    Footprint.measure(directory, 1, folder -> OpenLiberty.of(version, folder));
  }
}
