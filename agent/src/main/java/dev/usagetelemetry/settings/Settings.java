package dev.usagetelemetry.settings;

import dev.usagetelemetry.disclose.ConsoleMode;
import dev.usagetelemetry.disclose.Endpoint;
import dev.usagetelemetry.disclose.OptOut;
import dev.usagetelemetry.disclose.Policy;
import dev.usagetelemetry.report.Precision;
import java.io.File;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What vendor and operator have set. What is empty here comes from the profile, or has a default.
 *
 * @param endpoint where messages are posted; empty: nothing is sent
 * @param product the product, as the disclosure names it
 * @param company who collects, as the disclosure names it
 * @param moreInformation URL to read on at, {@code http} or {@code https}
 * @param optOutVariable the environment variable with which the operator opts out
 * @param profiles files or folders with further profiles, not looked at yet
 * @param firstReport from the server's start to the first message; empty: one hour
 * @param interval from one message to the next; empty: 24 hours
 * @param version of a product that no profile knows
 * @param precision how exact what leaves is
 * @param rotation any text; another makes other pseudonyms at once
 * @param ledger file that keeps every message
 * @param policy of the organization, which outranks the rest
 * @param console whether lines go to the console as well
 * @param optOuts everything said about opting out but in the environment, which {@link
 *     dev.usagetelemetry.disclose.Consent} reads itself; it judges these too, since any "off" wins
 */
public record Settings(
    Optional<Endpoint> endpoint,
    Optional<String> product,
    Optional<String> company,
    Optional<String> moreInformation,
    Optional<String> optOutVariable,
    List<File> profiles,
    Optional<Duration> firstReport,
    Optional<Duration> interval,
    Optional<String> version,
    Precision precision,
    Optional<String> rotation,
    Optional<File> ledger,
    Optional<Policy> policy,
    ConsoleMode console,
    List<OptOut> optOuts) {

  /** Copies the lists. */
  public Settings {
    profiles = List.copyOf(profiles);
    optOuts = List.copyOf(optOuts);
  }
}
