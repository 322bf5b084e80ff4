package dev.usagetelemetry.start;

import dev.usagetelemetry.profile.Profile;
import dev.usagetelemetry.profile.Profile.Rank;
import dev.usagetelemetry.schedule.Ticker;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One server a message: several profiles may recognize one JVM (a product, the container in it),
 * and the highest that has started reports: the one that has the others as its parts, else the one
 * of the highest rank, else the one that started first. A component alone never does.
 *
 * <p>Parts start before the products that hold them. So if a class of a higher one has been woven
 * and that server has not started yet, it gets a minute from when the part has started; nothing is
 * disclosed meanwhile.
 */
final class Precedence {

  private static final long PATIENCE = Duration.ofSeconds(60).toNanos();
  private static final long PATIENCE_OF_THE_UNKNOWN = Duration.ofMinutes(10).toNanos();
  private static final long LOOK_AGAIN = Duration.ofSeconds(1).toNanos();

  private final Profiles profiles;
  private final Map<String, Server> servers;
  private final Ticker ticker;
  private final Map<String, Profile> read = new HashMap<>();

  Precedence(Profiles profiles, Map<String, Server> servers, Ticker ticker) {
    this.profiles = profiles;
    this.servers = servers;
    this.ticker = ticker;
  }

  /** The server that this JVM is. */
  record Chosen(Server server, Profile profile) {

    private boolean comesBefore(Chosen other) {
      return profile.outranks(other.profile)
          || (!other.profile.outranks(profile) && server.startedBefore(other.server));
    }
  }

  /** Waits for the highest that can be expected. */
  Chosen choose() throws IOException {
    var begin = Ticker.NEVER;
    while (true) {
      var started = highest(true);
      if (started == null || started.profile().rank() == Rank.COMPONENT) {
        // Every further start of a server unparks this thread.
        ticker.parkUntil(Ticker.NEVER);
        continue;
      }
      begin = Math.min(begin, ticker.nanos());
      var end = begin + patience(started);
      if (ticker.nanos() >= end) {
        return started;
      }
      ticker.parkUntil(Math.min(end, ticker.nanos() + LOOK_AGAIN));
    }
  }

  /**
   * How long a higher one is waited for. A server that is only named has to live for a minute in
   * any case, and gives one that is known all the time that it may need to start.
   */
  private long patience(Chosen started) throws IOException {
    var isExpected = isHigherExpected(started);
    if (started.profile().rank() == Rank.UNKNOWN) {
      return isExpected ? PATIENCE_OF_THE_UNKNOWN : PATIENCE;
    }
    return isExpected ? PATIENCE : 0;
  }

  /** Whether a class of a server that would report rather than this one has been woven. */
  private boolean isHigherExpected(Chosen than) throws IOException {
    var seen = highest(false);
    return seen != null && seen.profile().outranks(than.profile());
  }

  /** The highest that is known of, started or not; null when there is none. */
  @Nullable Chosen seen() throws IOException {
    var started = highest(true);
    return started == null ? highest(false) : started;
  }

  private @Nullable Chosen highest(boolean onlyStarted) throws IOException {
    @Nullable Chosen highest = null;
    for (var server : servers.values()) {
      if (onlyStarted ? server.hasEverStarted() : server.isSeen()) {
        var profile = profile(server.profile());
        var candidate = new Chosen(server, profile);
        if (highest == null || candidate.comesBefore(highest)) {
          highest = candidate;
        }
      }
    }
    return highest;
  }

  private Profile profile(String id) throws IOException {
    var known = read.get(id);
    if (known == null) {
      known = profiles.get(id);
      read.put(id, known);
    }
    return known;
  }
}
