package dev.usagetelemetry.it;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** Looks into messages. */
public final class Messages {

  private Messages() {}

  /** The keys of an object, in their order. */
  public static List<String> keys(JsonNode object) {
    return List.copyOf(object.propertyNames());
  }

  /** The message that came last. */
  public static JsonNode last(Receiver receiver) {
    var bodies = receiver.bodies();
    return bodies.isEmpty() ? Receiver.parse("{}") : Receiver.parse(bodies.get(bodies.size() - 1));
  }
}
