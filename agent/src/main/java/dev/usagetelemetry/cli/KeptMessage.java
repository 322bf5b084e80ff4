package dev.usagetelemetry.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One message of a ledger, put together from its lines: the one before it was sent, and the one
 * that says what became of it.
 *
 * @param outcome empty where the JVM ended meanwhile
 */
record KeptMessage(String time, String id, String profile, JsonNode message, String outcome) {

  /**
   * All messages of a ledger, in their order.
   *
   * @throws Command.Failed when a line is not one of a ledger
   */
  static List<KeptMessage> in(List<String> lines) {
    Map<String, KeptMessage> messages = new LinkedHashMap<>();
    for (var i = 0; i < lines.size(); i++) {
      var entry = entry(lines.get(i), i + 1);
      var id = entry.at("/id").asString();
      var known = messages.get(id);
      messages.put(
          id,
          new KeptMessage(
              known == null ? entry.at("/time").asString() : known.time(),
              id,
              entry.at("/profile").asString(),
              known == null ? entry.at("/message") : known.message(),
              entry.has("outcome") ? entry.at("/outcome").asString() : ""));
    }
    messages.values().removeIf(kept -> kept.message().isMissingNode());
    return List.copyOf(messages.values());
  }

  private static JsonNode entry(String line, int number) {
    try {
      return JsonMapper.shared().readTree(line);
    } catch (JacksonException noJson) {
      throw new Command.Failed("line " + number + " is not a line of a ledger", noJson);
    }
  }

  /** Where somebody has opted out, or a policy forbids, it was not for want of a way. */
  boolean mayBeSent() {
    return outcome.startsWith("failed")
        || outcome.isEmpty()
        || outcome.equals("not sent: no endpoint")
        || outcome.equals("not sent: the server stopped");
  }

  String outcomeInWords() {
    return outcome.isEmpty() ? "not known: the JVM ended meanwhile" : outcome;
  }
}
