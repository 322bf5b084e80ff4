package dev.usagetelemetry.cli;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Shows the message that a JVM would send now, and never sends it. */
final class PreviewCommand extends Command {

  @Parameters(
      arity = "0..*",
      paramLabel = "PID | -- COMMAND",
      description = {
        "The process to ask, which has the agent;",
        "or a command that starts a server, in the foreground: it is run with the agent, opted out,"
            + " until it has made a message, and is ended then."
      })
  private List<String> words = List.of();

  @Option(
      names = "--attach",
      description = {
        "Attaches the agent to a process that does not have it. It stays there until the process"
            + " ends, opted out. What the server has done before is not seen."
      })
  private boolean attach;

  @Option(
      names = "--json",
      description = "Prints the answer as it comes: state, product, message, leftOut.")
  private boolean json;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (words.isEmpty()) {
      throw misused("needs a process id, or -- and a command");
    }
    if (!isProcessId(words)) {
      return show(TrialRun.of(words, err()));
    }
    var process = new Attachment(words.get(0), err());
    var answer = process.ask("preview");
    if (answer.at("/state").asString().equals("no agent") && attach) {
      answer = attached(process);
    }
    return show(answer);
  }

  private static boolean isProcessId(List<String> words) {
    return words.size() == 1 && words.get(0).chars().allMatch(Character::isDigit);
  }

  private JsonNode attached(Attachment process) throws IOException {
    err().println("Attaching: the agent stays in that process until it ends, and sends nothing.");
    err()
        .println("From Java 21 on the JVM itself says on its standard error that it was attached.");
    process.attachAgent("optout=true");
    return process.ask("preview");
  }

  private int show(JsonNode answer) {
    if (json) {
      out().println(answer.toPrettyString());
    }
    var state = answer.at("/state").asString();
    if (!answer.has("message")) {
      err().println(States.inWords(state));
      return FOUND;
    }
    if (!json) {
      out().println(MessageSink.indented(answer.at("/message")));
    }
    note(state, answer.at("/leftOut"));
    return FINE;
  }

  private void note(String state, @Nullable JsonNode leftOut) {
    if (!state.equals("started")) {
      err().println(States.inWords(state));
    }
    if (leftOut != null && !leftOut.isEmpty()) {
      err().println("Left out, as they could not be read: " + leftOut);
    }
  }
}
