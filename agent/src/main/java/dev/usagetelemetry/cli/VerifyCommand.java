package dev.usagetelemetry.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs a server without the agent, with it opted out and its time sped up, and without it again,
 * since at its first start a server may say what it does not say at its second; watches from
 * outside, and reports what was seen and what could not be seen.
 */
final class VerifyCommand extends Command {

  @Parameters(
      arity = "1..*",
      paramLabel = "-- COMMAND",
      description = "Starts the server, in the foreground.")
  private List<String> command;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "20",
      description = "How long each of the three runs lasts. Default: ${DEFAULT-VALUE}.")
  private int seconds;

  @Option(names = "--json", description = "Prints the report as JSON.")
  private boolean json;

  private final VerifyReport report = new VerifyReport();

  @Override
  public Integer call() throws IOException, InterruptedException {
    var folder = Files.createTempDirectory("usage-telemetry-verify");
    var time = Duration.ofSeconds(seconds);
    var strace = SystemCallLog.isThere();
    Progress.show(err(), "Running without the agent");
    var first = WatchedRun.of(command, folder.resolve("without"), Map.of(), false, time);
    Progress.show(err(), "Running with the agent, opted out");
    var ledger = folder.resolve("ledger.json");
    var with = WatchedRun.of(command, folder.resolve("with"), environment(ledger), strace, time);
    if (!Files.exists(ledger)) {
      throw new Failed(
          "the agent has recognized no server within "
              + seconds
              + " s, so there is nothing to verify; output is in "
              + folder);
    }
    Progress.show(err(), "Running without the agent again");
    var again = WatchedRun.of(command, folder.resolve("without-again"), Map.of(), false, time);
    Progress.done(err());

    var messages = messages(ledger);
    sent(messages);
    connections(strace, with);
    output(with, first, again, printed(messages));
    end(with, first, again);
    out().println(json ? report.json(folder) : report.text(command, folder));
    return report.hasFound() ? FOUND : FINE;
  }

  private static Map<String, String> environment(Path ledger) throws IOException {
    var before = System.getenv("JAVA_TOOL_OPTIONS");
    return Map.of(
        "JAVA_TOOL_OPTIONS",
        (before == null ? "" : before + " ") + OwnJar.option(),
        "USAGE_TELEMETRY_OPTOUT",
        "true",
        "USAGE_TELEMETRY_FIRST_REPORT",
        "PT1S",
        "USAGE_TELEMETRY_INTERVAL",
        "PT2S",
        // Somewhere to send to, so that only the opt-out keeps it from being sent.
        "USAGE_TELEMETRY_ENDPOINT",
        "https://usage-telemetry.invalid/",
        "USAGE_TELEMETRY_LEDGER",
        ledger.toString());
  }

  private static List<JsonNode> messages(Path ledger) throws IOException {
    var entries = new ArrayList<JsonNode>();
    for (var line : Files.readAllLines(ledger)) {
      entries.add(JsonMapper.shared().readTree(line));
    }
    return entries;
  }

  private static String printed(List<JsonNode> messages) {
    return messages.stream()
        .map(entry -> MessageSink.indented(entry.at("/message")))
        .collect(Collectors.joining("\n"));
  }

  private void sent(List<JsonNode> messages) {
    var optedOut =
        messages.stream()
            .allMatch(entry -> entry.at("/outcome").asString().equals("not sent: opted out"));
    report.point(
        optedOut, messages.size() + " messages were made, and none was sent, by its own ledger");
  }

  private void connections(boolean strace, WatchedRun with) throws IOException {
    if (!strace) {
      report.notSeen(
          "whether it opens a connection or asks a name server: there is no strace here");
      return;
    }
    var calls = with.calls();
    report.point(
        calls.ours().isEmpty(),
        "no thread of the agent made a socket, a connection or a name look-up ("
            + calls.all().size()
            + " such calls of the server were seen)");
  }

  /**
   * What a server prints now and then, and not in each run, is shown: nobody can tell whose it is.
   */
  private void output(WatchedRun with, WatchedRun first, WatchedRun again, String ours)
      throws IOException {
    var out = Output.onlyIn(with.out(), first.out() + "\n" + again.out(), ours, OwnJar.option());
    var err = Output.onlyIn(with.err(), first.err() + "\n" + again.err(), ours, OwnJar.option());
    report.point(
        out.isEmpty(),
        out.isEmpty()
            ? "its standard output has no line that it has not without the agent, but for ours in"
                + " its own log"
            : "its standard output has " + out.size() + " more lines, the first: " + out.get(0));
    report.point(
        err.isEmpty(),
        err.isEmpty()
            ? "its standard error has no line more, but for the disclosure and the agent's option"
            : "its standard error has " + err.size() + " more lines, the first: " + err.get(0));
  }

  private void end(WatchedRun with, WatchedRun first, WatchedRun again) {
    var without = first.ended().compareTo(again.ended()) > 0 ? first : again;
    report.point(
        with.exit() == without.exit(),
        "asked to end, it ends with status "
            + with.exit()
            + ", without the agent "
            + without.exit());
    report.point(
        with.ended().minus(without.ended()).compareTo(Duration.ofSeconds(2)) < 0,
        "it takes %d ms to end, without the agent %d ms"
            .formatted(with.ended().toMillis(), without.ended().toMillis()));
  }
}
