package dev.usagetelemetry.cli;

import dev.usagetelemetry.report.StringShape;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tells a telemetry message from anything else.
 *
 * <p>A message is an object of values and of objects of values. A value is a number, a boolean or a
 * string of one of four shapes, the ones that the sender's own gate lets out.
 */
final class MessageCheck {

  private static final JsonMapper STRICT =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private MessageCheck() {}

  /**
   * The message that these bytes are.
   *
   * @throws NotAMessage if they are none, saying why but repeating no value
   */
  static JsonNode read(byte[] body) throws NotAMessage {
    if (!(parse(body) instanceof ObjectNode message)) {
      throw new NotAMessage("not a JSON object");
    }
    for (var part : message.properties()) {
      requireShape(StringShape.KEY.fits(part.getKey()), "a key of the message", "camelCase");
      if (part.getValue() instanceof ObjectNode section) {
        checkSection(part.getKey(), section);
      } else {
        checkValue(part.getKey(), part.getValue());
      }
    }
    if (!message.has("version") && !message.has("uptime")) {
      throw new NotAMessage("neither \"version\" nor \"uptime\" is there");
    }
    return message;
  }

  private static JsonNode parse(byte[] body) throws NotAMessage {
    try {
      return STRICT.readTree(body);
    } catch (JacksonException malformed) {
      var where = malformed.getLocation();
      // Not the parser's own words, which quote the text.
      throw new NotAMessage(
          where == null
              ? "not JSON"
              : "not JSON: line " + where.getLineNr() + ", column " + where.getColumnNr());
    }
  }

  private static void checkSection(String name, ObjectNode section) throws NotAMessage {
    for (var field : section.properties()) {
      var key = field.getKey();
      requireShape(
          StringShape.KEY.fits(key) || StringShape.TOKEN.fits(key) || StringShape.UUID.fits(key),
          "a key of \"" + name + "\"",
          "a word in camelCase or a UUID");
      checkValue(name + "." + key, field.getValue());
    }
  }

  private static void checkValue(String key, JsonNode value) throws NotAMessage {
    var fits = value.isString() ? StringShape.fitsAnyValue(value.stringValue()) : isScalar(value);
    requireShape(
        fits, "the value of \"" + key + "\"", "a number, boolean, version, name, UUID or time");
  }

  private static boolean isScalar(JsonNode value) {
    return value.isNumber() || value.isBoolean();
  }

  private static void requireShape(boolean fits, String what, String expected) throws NotAMessage {
    if (!fits) {
      throw new NotAMessage(what + " is not " + expected);
    }
  }

  /** Why something is not a message, in one line for its sender. */
  static final class NotAMessage extends Exception {
    private final String reason;

    NotAMessage(String reason) {
      super(reason);
      this.reason = reason;
    }

    @Override
    public String getMessage() {
      return reason;
    }
  }
}
