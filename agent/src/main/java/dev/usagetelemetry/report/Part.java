package dev.usagetelemetry.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * What a message holds under one of its keys: a single {@link Value}, or an object of values. No
 * part can hold a free string; the constructors see to that.
 */
public sealed interface Part permits Value, Part.Section, Part.Members, Part.Tally {

  /**
   * A subsystem's values by name, such as {@code cluster}.
   *
   * @param fields in the order in which they are sent; keys look like {@code nodeState}
   */
  record Section(Map<String, Value> fields) implements Part {
    /**
     * Keeps a copy.
     *
     * @throws IllegalArgumentException if a key is not a camel case word of at most 40 letters
     */
    public Section {
      fields = frozen(fields);
      fields.keySet().forEach(StringShape.KEY::require);
    }
  }

  /**
   * The known members of a cluster, each with its state: {@code gossip}.
   *
   * @param states by pseudonym, in the order in which they are sent
   */
  record Members(Map<UUID, Value.Token> states) implements Part {
    /** Keeps a copy. */
    public Members {
      states = frozen(states);
    }
  }

  /**
   * How many there are of each kind.
   *
   * @param counts by token, none negative, in the order in which they are sent
   */
  record Tally(Map<String, Long> counts) implements Part {
    /**
     * Keeps a copy.
     *
     * @throws IllegalArgumentException if a key has not the shape of a {@link Value.Token}, or a
     *     count is negative
     */
    public Tally {
      counts = frozen(counts);
      counts.keySet().forEach(StringShape.TOKEN::require);
      counts.values().forEach(Value.Count::new);
    }
  }

  /** Not {@link Map#copyOf}, which forgets the order. */
  private static <K, V> Map<K, V> frozen(Map<K, V> map) {
    map.values().forEach(Objects::requireNonNull);
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }
}
