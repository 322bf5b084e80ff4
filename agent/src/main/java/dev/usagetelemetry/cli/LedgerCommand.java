package dev.usagetelemetry.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import dev.usagetelemetry.disclose.Consent;
import dev.usagetelemetry.disclose.Endpoint;
import dev.usagetelemetry.disclose.Identity;
import dev.usagetelemetry.ledger.Entry;
import dev.usagetelemetry.ledger.LedgerFiles;
import dev.usagetelemetry.ledger.LedgerProof;
import dev.usagetelemetry.settings.BadSetting;
import dev.usagetelemetry.settings.Brand;
import dev.usagetelemetry.settings.ProcessValues;
import dev.usagetelemetry.settings.SettingsReader;
import dev.usagetelemetry.transmit.Deadlines;
import dev.usagetelemetry.transmit.Outcome;
import dev.usagetelemetry.transmit.ProxySettings;
import dev.usagetelemetry.transmit.Transmission;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
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

  /** One message, put together from its lines. */
  private record Kept(String time, String id, String profile, JsonNode message, String outcome) {
    /** Where somebody has opted out, or a policy forbids, it was not for want of a way. */
    boolean mayBeSent() {
      return outcome.startsWith("failed")
          || outcome.isEmpty()
          || outcome.equals("not sent: no endpoint")
          || outcome.equals("not sent: the server stopped");
    }
  }

  @Override
  public Integer call() throws IOException {
    var files = new LedgerFiles(file.toAbsolutePath());
    if (files.oldestFirst().isEmpty()) {
      throw new Failed("there is no ledger " + file);
    }
    var lines = files.lines();
    return switch (action) {
      case VERIFY -> verify(LedgerProof.of(lines), lines);
      case SHOW -> show(kept(lines));
      case SEND -> send(LedgerProof.of(lines), kept(lines));
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

  private int show(List<Kept> messages) {
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
        out().printf("%s  %s  %s%n", kept.time(), kept.profile(), outcome(kept));
        out().println(MessageSink.indented(kept.message()) + "\n");
      }
    }
    out().flush();
    return FINE;
  }

  private static String outcome(Kept kept) {
    return kept.outcome().isEmpty() ? "not known: the JVM ended meanwhile" : kept.outcome();
  }

  private int send(LedgerProof proof, List<Kept> messages) throws IOException {
    if (!proof.problem().isEmpty()) {
      throw new Failed("the ledger is not as it was written: " + proof.problem());
    }
    var to = endpoint();
    var transmission =
        new Transmission(
            Deadlines.STANDARD,
            new ProxySettings(System::getProperty, System::getenv),
            Clock.systemUTC());
    var account = file.resolveSibling(file.getFileName() + ".sent");
    Set<String> before =
        Files.exists(account) ? new HashSet<>(Files.readAllLines(account)) : new HashSet<>();
    var failures = 0;
    var sent = 0;
    for (var kept : messages) {
      if (!kept.mayBeSent() || !before.add(kept.id())) {
        continue;
      }
      if (!(consent(kept.profile(), to) instanceof Consent.Granted granted)) {
        throw new Failed("this machine has opted out, or its policy forbids: nothing is sent");
      }
      Progress.show(err(), "Sending message " + (sent + failures + 1));
      var body = kept.message().toString().getBytes(UTF_8);
      if (transmission.send(granted, body) instanceof Outcome.Failed failed) {
        failures++;
        err().println(kept.id() + ": " + failed.reason());
      } else {
        sent++;
        Files.writeString(account, kept.id() + "\n", CREATE, APPEND);
      }
    }
    Progress.done(err());
    out().printf("%d sent, %d could not be sent%n", sent, failures);
    return failures == 0 ? FINE : FOUND;
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

  /** What is set on this machine counts, its policy too. */
  private static Consent consent(String profile, Endpoint to) {
    try {
      var settings = SettingsReader.read(null, ProcessValues.ofThisProcess(), Brand.read());
      return Consent.decide(
          Identity.optOutVariableOf(profile),
          System::getenv,
          settings.optOuts(),
          Optional.of(to),
          settings.policy());
    } catch (BadSetting bad) {
      throw new Failed(String.valueOf(bad.getMessage()), bad);
    }
  }

  private static List<Kept> kept(List<String> lines) {
    Map<String, Kept> messages = new LinkedHashMap<>();
    for (var line : lines) {
      var entry = JsonMapper.shared().readTree(line);
      var id = entry.at("/id").asString();
      var known = messages.get(id);
      messages.put(
          id,
          new Kept(
              known == null ? entry.at("/time").asString() : known.time(),
              id,
              entry.at("/profile").asString(),
              known == null ? entry.at("/message") : known.message(),
              entry.has("outcome") ? entry.at("/outcome").asString() : ""));
    }
    messages.values().removeIf(kept -> kept.message().isMissingNode());
    return List.copyOf(messages.values());
  }
}
