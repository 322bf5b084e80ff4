package dev.usagetelemetry.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Runs a command that starts a server with the agent attached, opted out, and with the first
 * message due at once; takes the message out of a ledger, and ends what it has started.
 *
 * @param folder for what the server prints, and the ledger
 * @param err for progress
 */
record TrialRun(Path folder, PrintWriter err) {

  private static final Duration TO_START = Duration.ofMinutes(3);

  /**
   * The first message, as an answer with a {@code state}. What the server has printed stays on disk
   * only where there is no message, for somebody to find out why.
   *
   * @throws Command.Failed when the command cannot be run, or no server has started
   */
  static JsonNode of(List<String> command, PrintWriter err)
      throws IOException, InterruptedException {
    var run = new TrialRun(Files.createTempDirectory("usage-telemetry-preview"), err);
    var message = run.message(command);
    run.clear();
    return message;
  }

  private JsonNode message(List<String> command) throws IOException, InterruptedException {
    var process = start(command);
    try {
      var until = System.nanoTime() + TO_START.toNanos();
      while (!hasMessage()) {
        if (!process.isAlive()) {
          throw failed("the command ended before a server had started");
        }
        if (System.nanoTime() > until) {
          throw failed(
              "no server that a profile knows has started in " + TO_START.toMinutes() + " minutes");
        }
        Progress.show(err, "Waiting for the server to start");
        TimeUnit.MILLISECONDS.sleep(200);
      }
      Progress.done(err);
      return answer();
    } finally {
      process.end();
    }
  }

  private StartedCommand start(List<String> command) throws IOException {
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(output().toFile());
    var environment = builder.environment();
    var before = environment.getOrDefault("JAVA_TOOL_OPTIONS", "");
    environment.put("JAVA_TOOL_OPTIONS", (before + " " + OwnJar.option()).strip());
    environment.put("USAGE_TELEMETRY_OPTOUT", "true");
    environment.put("USAGE_TELEMETRY_FIRST_REPORT", "PT1S");
    environment.put("USAGE_TELEMETRY_LEDGER", ledger().toString());
    try {
      return StartedCommand.of(builder);
    } catch (Command.Failed notFound) {
      clear();
      throw notFound;
    }
  }

  /** The file is made a moment before its first line is written, in one piece. */
  private boolean hasMessage() throws IOException {
    return Files.exists(ledger()) && Files.size(ledger()) > 0;
  }

  private JsonNode answer() throws IOException {
    var entry = JsonMapper.shared().readTree(Files.readAllLines(ledger()).get(0));
    var answer = JsonNodeFactory.instance.objectNode();
    answer.put("state", "started");
    answer.set("message", entry.at("/message"));
    answer.putArray("leftOut");
    return answer;
  }

  /** With what the agent itself has said: a profile or a setting that it could not use. */
  private Command.Failed failed(String what) throws IOException {
    try (var lines = Files.lines(output(), StandardCharsets.ISO_8859_1)) {
      var said = lines.filter(line -> line.startsWith("Usage telemetry")).findFirst();
      return new Command.Failed(
          what + ", its output is " + output() + said.map(line -> "\n" + line).orElse(""));
    }
  }

  private void clear() throws IOException {
    try (var files = Files.list(folder)) {
      for (var file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }

  private Path ledger() {
    return folder.resolve("ledger.json");
  }

  private Path output() {
    return folder.resolve("output.txt");
  }
}
