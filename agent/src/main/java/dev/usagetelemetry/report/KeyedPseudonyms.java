package dev.usagetelemetry.report;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The pseudonyms of one server: under the key that its profile names, or, where the server has none
 * that is random, under one of this process.
 */
final class KeyedPseudonyms {

  private final String rotation;
  private final Clock clock;

  /**
   * For a server without a random id of its own: ids are comparable within this process. Made when
   * first needed; cryptography is not for the moment at which a server starts.
   */
  private @Nullable Pseudonyms own;

  /**
   * @param rotation empty where nobody asked for one
   */
  KeyedPseudonyms(String rotation, Clock clock) {
    this.rotation = rotation;
    this.clock = clock;
  }

  /**
   * Those of one report. The key is read when the first id is met, so that it is read within a
   * section's deadline.
   *
   * @param serverKey reads the server's own key, null where it has none
   */
  Supplier<Pseudonyms> of(Supplier<@Nullable String> serverKey) {
    return new Supplier<>() {
      private @Nullable Pseudonyms ready;

      @Override
      public synchronized Pseudonyms get() {
        var pseudonyms = ready;
        if (pseudonyms == null) {
          var key = serverKey.get();
          pseudonyms = key == null ? own() : keyedWith(key);
          ready = pseudonyms;
        }
        return pseudonyms;
      }
    };
  }

  private Pseudonyms keyedWith(String key) {
    try {
      return new Pseudonyms(key.getBytes(StandardCharsets.UTF_8), rotation, clock);
    } catch (IllegalArgumentException tooShortToBeRandom) {
      return own();
    }
  }

  private synchronized Pseudonyms own() {
    var known = own;
    if (known == null) {
      known = Pseudonyms.random(rotation, clock);
      own = known;
    }
    return known;
  }
}
