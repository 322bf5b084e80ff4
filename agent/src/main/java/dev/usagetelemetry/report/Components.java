package dev.usagetelemetry.report;

import dev.usagetelemetry.profile.Field;
import dev.usagetelemetry.profile.Profile;
import dev.usagetelemetry.profile.Profile.Rank;
import dev.usagetelemetry.report.Reporter.Inside;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * What else runs in the server's JVM and has a profile of its own. The message names each with its
 * version, by the id of the profile, which is a closed vocabulary; and a profile of rank {@code
 * component} adds its sections. The rest keeps silent: what a whole says of its parts, its own
 * profile reads.
 */
final class Components {

  private final List<Inside> inside;
  private final Supplier<Pseudonyms> pseudonyms;

  Components(List<Inside> inside, Supplier<Pseudonyms> pseudonyms) {
    this.inside = inside;
    this.pseudonyms = pseudonyms;
  }

  boolean isEmpty() {
    return inside.isEmpty();
  }

  /**
   * The sections of the components.
   *
   * @param taken keys that the message has already; of two sections with one key the first counts
   */
  Map<Gate, Map<String, Profile.Entry>> sectionsBeside(Set<String> taken) {
    var keys = new HashSet<>(taken);
    var sections = new LinkedHashMap<Gate, Map<String, Profile.Entry>>();
    for (var each : inside) {
      if (each.profile().rank() == Rank.COMPONENT) {
        var own = new LinkedHashMap<String, Profile.Entry>();
        each.profile().message().forEach((key, entry) -> addSection(key, entry, keys, own));
        sections.put(new Gate(each.readings(), pseudonyms), own);
      }
    }
    return sections;
  }

  private static void addSection(
      String key, Profile.Entry entry, Set<String> taken, Map<String, Profile.Entry> to) {
    if (!isOfTheWhole(key) && taken.add(key)) {
      to.put(key, entry);
    }
  }

  /**
   * A version or build beside the sections is the component's own and stands in {@code components}.
   */
  private static boolean isOfTheWhole(String key) {
    return key.equals("version") || key.equals("tag");
  }

  /** {@code {"jetty": "10.0.26", "zookeeper": "3.9.4"}}; empty if no version can be read. */
  Optional<Part> versions() {
    var versions = new TreeMap<String, Value>();
    for (var each : inside) {
      if (each.profile().message().get("version") instanceof Field field) {
        new Gate(each.readings(), pseudonyms)
            .value(field)
            .ifPresent(version -> versions.put(key(each.profile().id()), version));
      }
    }
    return versions.isEmpty() ? Optional.empty() : Optional.of(new Part.Section(versions));
  }

  /** {@code kafka-connect} as a key: {@code kafkaConnect}. */
  static String key(String id) {
    var key = new StringBuilder();
    for (var i = 0; i < id.length(); i++) {
      var c = id.charAt(i);
      if (c != '-') {
        key.append(i > 0 && id.charAt(i - 1) == '-' ? Character.toUpperCase(c) : c);
      }
    }
    return key.toString();
  }
}
