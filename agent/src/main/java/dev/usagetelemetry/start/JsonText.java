package dev.usagetelemetry.start;

import java.util.List;
import java.util.Map;

/**
 * A flat JSON object of our own words, for the answers to the command line. Not with Jackson: asked
 * before the first report, it would load what the first report is to load.
 */
final class JsonText {

  private final StringBuilder text = new StringBuilder("{");

  JsonText put(String key, String value) {
    return putRaw(key, quoted(value));
  }

  JsonText put(String key, long value) {
    return putRaw(key, Long.toString(value));
  }

  JsonText put(String key, List<String> values) {
    var array = new StringBuilder("[");
    for (var value : values) {
      array.append(array.length() > 1 ? ", " : "").append(quoted(value));
    }
    return putRaw(key, array.append(']').toString());
  }

  JsonText put(String key, Map<String, String> values) {
    var object = new JsonText();
    values.forEach(object::put);
    return putRaw(key, object.toString());
  }

  /** A value that is JSON already. */
  JsonText putRaw(String key, String json) {
    text.append(text.length() > 1 ? ", " : "").append(quoted(key)).append(": ").append(json);
    return this;
  }

  @Override
  public String toString() {
    return text + "}";
  }

  private static String quoted(String value) {
    var quoted = new StringBuilder("\"");
    for (var i = 0; i < value.length(); i++) {
      var c = value.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c < ' ') {
        quoted.append(String.format("\\u%04x", (int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }
}
