package dev.usagetelemetry.cli;

import dev.usagetelemetry.disclose.Endpoint;
import dev.usagetelemetry.ledger.Entry;
import dev.usagetelemetry.ledger.LedgerFiles;
import dev.usagetelemetry.ledger.LedgerProof;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

/** Proves, shows or sends what is in a ledger. */
final class LedgerCommand extends Command {

  /** What to do. */
  enum Action {
    VERIFY,
    SHOW,
    SEND
  }

  @Parameters(
      index = "0",
      paramLabel = "verify|show|send",
      description = {
        "verify: whether nothing was changed or left out",
        "show: every message with its time and outcome",
        "send: posts what could not be sent where it was written, each once"
      })
  private Action action;

  @Parameters(index = "1", paramLabel = "FILE", description = "The file of the setting ledger.")
  private Path file;

  @Option(
      names = "--last",
      paramLabel = "HASH",
      description = "With verify: the hash of the last line, as an earlier verify has shown it.")
  private @Nullable String last;

  @Option(
      names = "--endpoint",
      paramLabel = "URL",
      description = "With send: where messages are posted.")
  private @Nullable String endpoint;

  @Option(names = "--json", description = "With verify and show: prints JSON.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    var files = new LedgerFiles(file.toAbsolutePath());
    if (files.oldestFirst().isEmpty()) {
      throw new Failed("there is no ledger " + file);
    }
    var lines = files.lines();
    return switch (action) {
      case VERIFY -> verify(LedgerProof.of(lines), lines);
      case SHOW -> show(KeptMessage.in(lines));
      case SEND -> send(LedgerProof.of(lines), KeptMessage.in(lines));
    };
  }

  private int verify(LedgerProof proof, List<String> lines) {
    var problem = proof.problem();
    if (problem.isEmpty() && last != null && lines.stream().noneMatch(this::isTheLast)) {
      problem = "no line has the hash of --last: the end was cut off or the ledger replaced";
    }
    if (json) {
      out()
          .println(
              JsonMapper.shared()
                  .createObjectNode()
                  .put("lines", proof.lines())
                  .put("first", proof.first())
                  .put("last", proof.last())
                  .put("problem", problem)
                  .toPrettyString());
    } else if (problem.isEmpty()) {
      out()
          .printf(
              "%d lines from number %d, none changed, none left out.%nThe last is %s%n",
              proof.lines(), proof.first(), proof.last());
    } else {
      out().println("Not as it was written: " + problem);
    }
    return problem.isEmpty() ? FINE : FOUND;
  }

  private boolean isTheLast(String line) {
    return Entry.hash(line).equals(last);
  }

  private int show(List<KeptMessage> messages) {
    for (var kept : messages) {
      if (json) {
        out()
            .println(
                JsonMapper.shared()
                    .createObjectNode()
                    .put("time", kept.time())
                    .put("id", kept.id())
                    .put("profile", kept.profile())
                    .put("outcome", kept.outcome())
                    .set("message", kept.message())
                    .toString());
      } else {
        out().printf("%s  %s  %s%n", kept.time(), kept.profile(), kept.outcomeInWords());
        out().println(MessageSink.indented(kept.message()) + "\n");
      }
    }
    out().flush();
    return FINE;
  }

  private int send(LedgerProof proof, List<KeptMessage> messages) throws IOException {
    if (!proof.problem().isEmpty()) {
      throw new Failed("the ledger is not as it was written: " + proof.problem());
    }
    var sending = new LedgerSending(file, endpoint(), err());
    sending.send(messages);
    out().printf("%d sent, %d could not be sent%n", sending.sent(), sending.failed());
    return sending.failed() == 0 ? FINE : FOUND;
  }

  private Endpoint endpoint() {
    if (endpoint == null) {
      throw misused("send needs --endpoint");
    }
    try {
      return Endpoint.of(endpoint);
    } catch (IllegalArgumentException problem) {
      throw misused("--endpoint " + problem.getMessage());
    }
  }
}
