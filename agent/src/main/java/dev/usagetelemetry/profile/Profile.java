package dev.usagetelemetry.profile;

import dev.usagetelemetry.instrument.Hook;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of one server product. Data, and the allow-list at the same time: what is not
 * in {@link #message} cannot leave.
 *
 * @param id short name, lower case; the opt-out variable is made from it
 * @param product the name that people know
 * @param companyOrNull who collects, where the profile says so
 * @param moreInformationOrNull address of a page for people, where the profile says so
 * @param rank which profile reports when several recognize one JVM
 * @param parts ids of the profiles of what this product has inside, whatever their rank: they do
 *     not report where it does
 * @param log ways to the server's log, the most likely first; empty to try all
 * @param logReachesConsole whether the stock configuration writes the log to the console already
 * @param hooks where objects are captured
 * @param lets named intermediate readings, each a list of alternatives
 * @param pseudonymKey the cluster's own random id, empty where it has none
 * @param dataDirectory whose volume is measured, empty where there is none
 * @param message what is read, in the order of the profile
 */
public record Profile(
    String id,
    String product,
    @Nullable String companyOrNull,
    @Nullable String moreInformationOrNull,
    Rank rank,
    List<String> parts,
    List<LogWay> log,
    boolean logReachesConsole,
    List<Hook> hooks,
    Map<String, List<Expr>> lets,
    List<Expr> pseudonymKey,
    List<Expr> dataDirectory,
    Map<String, Entry> message) {

  /** Highest first: a product is made with frameworks, runs in a container, has components. */
  public enum Rank {
    PRODUCT,
    FRAMEWORK,
    CONTAINER,
    /** A server that no profile knows and somebody has named in the settings. No file says so. */
    UNKNOWN,
    COMPONENT
  }

  /** What stands under one key of the message. */
  public sealed interface Entry permits Section, Field {}

  public record Section(Map<String, Field> fields) implements Entry {}

  /** Whether this one reports rather than another, where both have started in one JVM. */
  public boolean outranks(Profile other) {
    return parts.contains(other.id)
        || (!other.parts.contains(id) && rank.compareTo(other.rank) < 0);
  }

  /**
   * Whether something with a profile of its own may run inside: programs of others do in a
   * framework or a container, and a product says so by naming its parts.
   */
  public boolean holdsOthers() {
    return rank == Rank.FRAMEWORK || rank == Rank.CONTAINER || !parts.isEmpty();
  }

  /** The same, of another rank. */
  public Profile ranked(Rank other) {
    return new Profile(
        id,
        product,
        companyOrNull,
        moreInformationOrNull,
        other,
        parts,
        log,
        logReachesConsole,
        hooks,
        lets,
        pseudonymKey,
        dataDirectory,
        message);
  }

  public Optional<String> company() {
    return Optional.ofNullable(companyOrNull);
  }

  public Optional<String> moreInformation() {
    return Optional.ofNullable(moreInformationOrNull);
  }
}
