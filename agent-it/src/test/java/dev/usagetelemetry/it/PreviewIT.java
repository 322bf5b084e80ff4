package dev.usagetelemetry.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code preview} and {@code explain}: what a JVM would send, and why. */
class PreviewIT {

  /** A message every five seconds leaves time to look between two. */
  private static final String OFTEN = "first-report=PT2S,interval=PT5S,endpoint=";

  @TempDir Path directory;

  @Test
  void a_preview_of_kafka_is_the_next_message_but_for_its_uptime_and_is_not_sent()
      throws Exception {
    var kafka = Kafka.alone(Versions.newest("kafka"), directory);
    try (var receiver = new Receiver();
        var process = kafka.start(OFTEN + receiver.url())) {
      receiver.awaitAny();
      previewIsTheNextMessage(receiver, process);

      var explained = tool().run("explain", pid(process));
      assertThat(explained.exit()).as(explained.err()).isZero();
      assertThat(explained.out())
          .contains("Profile    kafka (Apache Kafka), a product")
          .contains("Consent    nobody has opted out")
          .contains("Endpoint   " + receiver.url())
          .contains("Last       sent")
          .containsPattern(
              "Cost +\\d{3,4} classes, \\d+ ms CPU on its thread, [1-9]\\d* bytes sent")
          .containsPattern("exit of kafka.server.KafkaRaftServer.startup +in place")
          .containsPattern("cluster.nodeState +Leader");
      assertThat(OurLines.disclosures(process.console())).isEqualTo(1);
    }
  }

  @Test
  void a_preview_of_tomcat_is_the_next_message_but_for_its_uptime() throws Exception {
    var tomcat =
        new Tomcat(Run.newest("tomcat"), directory).deploy("PLANTED-app", WebArchive.running());
    try (var receiver = new Receiver();
        var process = tomcat.start(tomcat.script("run").agent(OFTEN + receiver.url()))) {
      receiver.awaitAny();
      previewIsTheNextMessage(receiver, process);

      var absent = tool().run("explain", pid(process));
      assertThat(absent.out())
          .containsPattern("cluster.memberCount +absent: hosts.getCluster\\(\\) gives nothing");
    }
  }

  private void previewIsTheNextMessage(Receiver receiver, JavaProcess process) throws IOException {
    answersWithinASecond(process);
    receiver.awaitNext(message -> true);
    var sent = receiver.bodies().size();
    var preview = tool().run("preview", pid(process));
    assertThat(preview.exit()).as(preview.err()).isZero();
    var next = receiver.awaitNext(message -> true);
    assertThat(receiver.bodies().size()).isLessThanOrEqualTo(sent + 2);
    assertThat(withoutUptime(Receiver.parse(preview.out()))).isEqualTo(withoutUptime(next));
    Planted.areNotIn(List.of(preview.out()));
  }

  /** The fastest of three: the machine has other things to do as well. */
  private void answersWithinASecond(JavaProcess process) throws IOException {
    var fastest = Long.MAX_VALUE;
    for (var time = 0; time < 3; time++) {
      var begin = System.nanoTime();
      var answer = Receiver.parse(tool().run("preview", "--json", pid(process)).out());
      fastest = Math.min(fastest, answer.at("/millis").asLong());
      System.out.printf(
          "preview: %d ms in the server, %d ms in all, the start of its own JVM included%n",
          answer.at("/millis").asLong(), (System.nanoTime() - begin) / 1_000_000);
    }
    assertThat(fastest).isLessThan(1000);
  }

  @Test
  void a_jvm_without_a_server_has_nothing_to_preview_and_one_without_an_agent_says_so()
      throws Exception {
    try (var dormant = sleeper().agent("").start();
        var without = sleeper().start()) {
      dormant.awaitOnConsole("sleeping");
      without.awaitOnConsole("sleeping");
      assertThat(tool().run("preview", pid(dormant)))
          .satisfies(
              result -> {
                assertThat(result.exit()).isEqualTo(1);
                assertThat(result.out()).isEmpty();
                assertThat(result.err()).contains("has seen no server that a profile knows");
              });
      assertThat(
              tool().run("explain", pid(without)).err() + tool().run("preview", pid(without)).err())
          .contains("That process has no agent; --attach would attach one.");
    }
    assertThat(tool().run("preview", "999999").err()).contains("process 999999 cannot be reached");
  }

  @Test
  void what_is_attached_to_late_shows_what_can_be_had_and_says_what_cannot() throws Exception {
    var tomcat =
        new Tomcat(Run.newest("tomcat"), directory).deploy("PLANTED-app", WebArchive.running());
    try (var process = tomcat.start(tomcat.script("run"))) {
      var preview = tool().run("preview", "--attach", pid(process));
      assertThat(preview.exit()).as(preview.err()).isZero();
      assertThat(preview.err())
          .contains("Attaching: the agent stays in that process until it ends, and sends nothing.")
          .contains("No start was seen");
      var message = Receiver.parse(preview.out());
      assertThat(message.has("environment")).isTrue();
      assertThat(message.has("uptime")).isFalse();
      assertThat(message.has("webApplications")).isFalse();
      assertThat(process.isAlive()).isTrue();
    }
  }

  @Test
  void a_command_is_run_on_trial_and_ended() throws Exception {
    var tomcat =
        new Tomcat(Run.newest("tomcat"), directory).deploy("PLANTED-app", WebArchive.running());
    var preview = onTrial(tomcat.script("run")).run(Duration.ofMinutes(3));
    assertThat(preview.exit()).as(preview.err()).isZero();
    var message = Receiver.parse(preview.out());
    assertThat(message.at("/webApplications/runningCount").asInt()).isEqualTo(1);
    assertThat(tomcat.log()).contains("you have opted out").contains("Stopping service");
    assertThat(directory.toFile().list()).noneMatch(PreviewIT::isOfATrial);
  }

  @Test
  void a_command_on_trial_that_comes_to_nothing_says_what_the_agent_said() throws Exception {
    var profile = Files.writeString(directory.resolve("mine.json"), "{ \"ID\": \"mine\" }");
    var hello =
        new JavaCommand(directory)
            .main(Built.jar("example-programs.jar").toString(), "com.example.program.HelloWorld");
    var preview =
        onTrial(hello)
            .variable("USAGE_TELEMETRY_PROFILES", profile.toString())
            .run(Duration.ofMinutes(3));
    assertThat(preview.exit()).isEqualTo(1);
    assertThat(preview.out()).isEmpty();
    assertThat(preview.err())
        .contains("preview: the command ended before a server had started, its output is ")
        .contains("Usage telemetry stays off: profile mine.json:1: unknown key \"ID\"");
    assertThat(directory.toFile().list()).anyMatch(PreviewIT::isOfATrial);
    assertThat(tool().run("preview", "no-such-program").err())
        .isEqualTo("preview: \"no-such-program\" is no program that can be run here\n");
  }

  @Test
  void a_command_on_trial_ends_with_a_preview_that_is_ended_before_its_time() throws Exception {
    try (var preview = onTrial(sleeper()).start()) {
      var tool = ProcessHandle.of(preview.pid()).orElseThrow();
      await().until(() -> tool.descendants().findAny().isPresent());
      var started = tool.descendants().toList();
      preview.terminate();
      await().until(() -> started.stream().noneMatch(PreviewIT::isRunning));
    }
  }

  /**
   * Nobody waits for a process whose parent is gone: it stays in the system's table for a while.
   */
  private static boolean isRunning(ProcessHandle process) {
    return process.isAlive() && process.info().command().isPresent();
  }

  /** Whose temporary files are below the folder of this test. */
  private JavaCommand onTrial(JavaCommand server) {
    return server
        .underAgentTool("preview")
        .variable("JDK_JAVA_OPTIONS", "-Djava.io.tmpdir=" + directory);
  }

  private static boolean isOfATrial(String file) {
    return file.startsWith("usage-telemetry-preview");
  }

  private AgentTool tool() {
    return AgentTool.in(directory.resolve("tool"));
  }

  private static String pid(JavaProcess process) {
    return Long.toString(process.jvm().pid());
  }

  private JavaCommand sleeper() throws IOException {
    var source =
        Files.writeString(
            Files.createDirectories(directory.resolve("sleeper")).resolve("Sleeper.java"),
            """
            class Sleeper {
              public static void main(String[] args) throws Exception {
                System.out.println("sleeping");
                Thread.sleep(120_000);
              }
            }
            """);
    return new JavaCommand(directory).program(Built.jdk().resolve("bin/java"), source.toString());
  }

  private static JsonNode withoutUptime(JsonNode message) {
    return ((ObjectNode) message).without("uptime");
  }
}
