package dev.usagetelemetry.it;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings and profiles that are wrong: the server starts and serves, and there is one line. */
class GarbageIT {

  private static final String OFF = "Usage telemetry stays off: ";

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "endpoint=http://telemetry.example.com/",
        "endpoint=:::",
        "endpoint=https://user:secret@example.com/",
        "more-information=javascript:x",
        "opt-out-variable=NOT-A-VARIABLE",
        "profiles=/there/is/no/such/file.json",
        "first-report=soon",
        "interval=-PT1H",
        "console=perhaps",
        "config=/there/is/no/such/file.properties",
        "enpoint=https://example.com/",
        "garbage",
        "=",
        ",,,",
      })
  void a_bad_setting_is_one_line_and_the_agent_stays_off(String setting) throws Exception {
    var store = new EventStore(directory);
    try (var process = store.start(store.command(setting))) {
      var lines = ownLines(process);
      if (setting.equals(",,,")) {
        assertThat(lines).isEmpty();
        return;
      }
      assertThat(lines).startsWith(OFF).doesNotContain("secret", "/there/is").hasLineCount(1);
      serves(process);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          not JSON at all                                 | bad.json:1:
          {                                               | bad.json:1:
          {"id": "x", "prodcut": "X"}                     | did you mean "product"?
          {"id": "x", "product": "X", "capture": {}}      | bad.json:1:
          """)
  void a_profile_that_is_none_is_one_line_that_says_where(String content, String said)
      throws Exception {
    var profile = Files.writeString(directory.resolve("bad.json"), content);
    var store = new EventStore(directory);
    try (var process = store.start(store.command("profiles=" + profile))) {
      assertThat(ownLines(process)).startsWith(OFF).contains(said).hasLineCount(1);
      serves(process);
    }
  }

  @Test
  void a_profile_of_a_class_that_does_not_exist_says_nothing() throws Exception {
    var profile = profile("com.example.NoSuch.start()", "1");
    var store = new EventStore(directory);
    try (var process = store.start(store.command("first-report=PT0.1S,profiles=" + profile))) {
      serves(process);
      assertThat(ownLines(process)).isEmpty();
      assertThat(store.log()).doesNotContain("elemetry");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "throws, node.database.scavenger().bytesFreed()",
    "never returns, node.database.scavenger().awaitBytesFreed()",
    "is a name, node.name",
  })
  void a_path_that_goes_wrong_leaves_its_section_out_each_time(String how, String path)
      throws Exception {
    var profile = profile("com.example.eventstore.Node.onStart()", path);
    var store = new EventStore(directory);
    try (var process =
        store.start(store.command("first-report=PT0.1S,interval=PT1S,profiles=" + profile))) {
      var leftOut = "Usage telemetry: left out, as they could not be read: bad\n";
      awaitLog(store, leftOut);
      await(how + ", in the second cycle")
          .atMost(30, SECONDS)
          .pollInterval(100, MILLISECONDS)
          .until(() -> store.log().split(leftOut, -1).length > 2);
      assertThat(store.log()).contains("\"good\": 29").doesNotContain("\"bad\"", "Exception");
      serves(process);
    }
  }

  private Path profile(String hook, String number) throws IOException {
    return Files.writeString(
        directory.resolve("profile.json"),
        """
        {
          "id": "bad-paths",
          "product": "X",
          "log": "jul",
          "capture": { "node": { "on": "exit of %s", "means": "started" } },
          "message": {
            "bad": { "value": { "number": "%s" }, "good": { "number": "1" } },
            "database": { "good": { "number": "node.database.epochs.lastEpochNumber()" } }
          }
        }
        """
            .formatted(hook, number));
  }

  private static String ownLines(JavaProcess process) {
    return process
        .err()
        .lines()
        .filter(line -> !line.startsWith("Picked up JAVA_TOOL_OPTIONS: "))
        .reduce("", (all, line) -> all.isEmpty() ? line : all + "\n" + line);
  }

  private static void awaitLog(EventStore store, String text) {
    await()
        .atMost(30, SECONDS)
        .pollInterval(100, MILLISECONDS)
        .ignoreExceptions()
        .until(() -> store.log().contains(text));
  }

  private static void serves(JavaProcess process) throws IOException {
    process.say("project start another");
    process.awaitOnConsole("done");
    process.say("stop");
    assertThat(process.awaitExit(Duration.ofSeconds(30))).isZero();
  }
}
