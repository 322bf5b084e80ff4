package dev.usagetelemetry.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is logged and sent, in the order of the reference message.
 *
 * @param parts the keys of the reference first and in its order, then the server's own in the order
 *     given; without the empty objects, since a subsystem with nothing to say is not there
 */
public record Message(Map<String, Part> parts) {

  private static final List<String> REFERENCE_ORDER =
      List.of(
          "version",
          "tag",
          "uptime",
          "cluster",
          "configuration",
          "database",
          "environment",
          "gossip",
          "persistentSubscriptions",
          "projections");

  /**
   * Orders a copy.
   *
   * @throws IllegalArgumentException if a key is not a camel case word of at most 40 letters
   */
  public Message {
    var ordered = new LinkedHashMap<String, Part>();
    for (var key : REFERENCE_ORDER) {
      var part = parts.get(key);
      if (part != null) {
        ordered.put(key, part);
      }
    }
    parts.forEach((key, part) -> ordered.putIfAbsent(StringShape.KEY.require(key), part));
    ordered.values().removeIf(Message::isEmpty);
    parts = Collections.unmodifiableMap(ordered);
  }

  private static boolean isEmpty(Part part) {
    if (part instanceof Part.Section section) {
      return section.fields().isEmpty();
    }
    if (part instanceof Part.Members members) {
      return members.states().isEmpty();
    }
    return part instanceof Part.Tally tally && tally.counts().isEmpty();
  }
}
