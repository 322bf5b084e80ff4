package dev.usagetelemetry.cli;

import java.io.IOException;
import java.io.PrintWriter;
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
 */
final class TrialRun {

  private static final Duration TO_START = Duration.ofMinutes(3);
  private static final Duration TO_END = Duration.ofSeconds(30);

  private final List<String> command;
  private final PrintWriter err;

  TrialRun(List<String> command, PrintWriter err) {
    this.command = command;
    this.err = err;
  }

  /**
   * The first message, as an answer with a {@code state}.
   *
   * @throws Command.Failed when the command cannot be run, or no server has started
   */
  JsonNode message() throws IOException, InterruptedException {
    var folder = Files.createTempDirectory("usage-telemetry-preview");
    var ledger = folder.resolve("ledger.json");
    var output = folder.resolve("output.txt");
    var process = start(ledger, output);
    try {
      var until = System.nanoTime() + TO_START.toNanos();
      while (System.nanoTime() < until && !Files.exists(ledger)) {
        if (!process.isAlive()) {
          throw new Command.Failed("the command ended before a server had started: " + output);
        }
        Progress.show(err, "Waiting for the server to start");
        TimeUnit.MILLISECONDS.sleep(200);
      }
      Progress.done(err);
      if (!Files.exists(ledger)) {
        throw new Command.Failed("no server that a profile knows has started: " + output);
      }
      return answer(ledger);
    } finally {
      end(process);
    }
  }

  private Process start(Path ledger, Path output) throws IOException {
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(output.toFile());
    var environment = builder.environment();
    var before = environment.getOrDefault("JAVA_TOOL_OPTIONS", "");
    environment.put("JAVA_TOOL_OPTIONS", (before + " " + OwnJar.option()).strip());
    environment.put("USAGE_TELEMETRY_OPTOUT", "true");
    environment.put("USAGE_TELEMETRY_FIRST_REPORT", "PT1S");
    environment.put("USAGE_TELEMETRY_LEDGER", ledger.toString());
    try {
      return builder.start();
    } catch (IOException notFound) {
      throw new Command.Failed("the command cannot be run", notFound);
    }
  }

  private static JsonNode answer(Path ledger) throws IOException {
    var entry = JsonMapper.shared().readTree(Files.readAllLines(ledger).get(0));
    var answer = JsonNodeFactory.instance.objectNode();
    answer.put("state", "started");
    answer.set("message", entry.at("/message"));
    answer.putArray("leftOut");
    return answer;
  }

  /** Scripts start JVMs that outlive them. */
  private static void end(Process process) throws InterruptedException {
    var all = process.descendants().toList();
    all.forEach(ProcessHandle::destroy);
    process.destroy();
    if (!process.waitFor(TO_END.toSeconds(), TimeUnit.SECONDS)) {
      all.forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }
}
