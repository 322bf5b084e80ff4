package dev.usagetelemetry.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import dev.usagetelemetry.disclose.Consent;
import dev.usagetelemetry.disclose.Endpoint;
import dev.usagetelemetry.disclose.Identity;
import dev.usagetelemetry.settings.BadSetting;
import dev.usagetelemetry.settings.Brand;
import dev.usagetelemetry.settings.ProcessValues;
import dev.usagetelemetry.settings.Settings;
import dev.usagetelemetry.settings.SettingsReader;
import dev.usagetelemetry.transmit.Deadlines;
import dev.usagetelemetry.transmit.Outcome;
import dev.usagetelemetry.transmit.ProxySettings;
import dev.usagetelemetry.transmit.Transmission;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Posts messages of a ledger from a machine that has a way out, each once: what was sent is written
 * beside the ledger. What is set on this machine counts, its policy too.
 */
final class LedgerSending {

  private final Path account;
  private final Endpoint endpoint;
  private final PrintWriter err;
  private final Settings settings;
  private final Transmission transmission =
      new Transmission(
          Deadlines.STANDARD,
          new ProxySettings(System::getProperty, System::getenv),
          Clock.systemUTC());
  private int sent;
  private int failed;

  /**
   * @param ledger its newest file
   * @param err for progress, and for what could not be sent
   */
  LedgerSending(Path ledger, Endpoint endpoint, PrintWriter err) {
    this.account = ledger.resolveSibling(ledger.getFileName() + ".sent");
    this.endpoint = endpoint;
    this.err = err;
    try {
      this.settings = SettingsReader.read(null, ProcessValues.ofThisProcess(), Brand.read());
    } catch (BadSetting bad) {
      throw new Command.Failed(String.valueOf(bad.getMessage()), bad);
    }
  }

  /** Sends those that may be sent and were not yet. */
  void send(List<KeptMessage> messages) throws IOException {
    var before = sentBefore();
    for (var kept : messages) {
      if (kept.mayBeSent() && before.add(kept.id())) {
        Progress.show(err, "Sending message " + (sent + failed + 1));
        send(kept);
      }
    }
    Progress.done(err);
  }

  private Set<String> sentBefore() throws IOException {
    return Files.exists(account) ? new HashSet<>(Files.readAllLines(account)) : new HashSet<>();
  }

  private void send(KeptMessage kept) throws IOException {
    if (!(consent(kept.profile()) instanceof Consent.Granted granted)) {
      throw new Command.Failed(
          "this machine has opted out, or its policy forbids: nothing is sent");
    }
    var body = kept.message().toString().getBytes(UTF_8);
    if (transmission.send(granted, body) instanceof Outcome.Failed problem) {
      failed++;
      err.println(kept.id() + ": " + problem.reason());
    } else {
      sent++;
      Files.writeString(account, kept.id() + "\n", CREATE, APPEND);
    }
  }

  private Consent consent(String profile) {
    return Consent.decide(
        Identity.optOutVariableOf(profile),
        System::getenv,
        settings.optOuts(),
        Optional.of(endpoint),
        settings.policy());
  }

  int sent() {
    return sent;
  }

  int failed() {
    return failed;
  }
}
