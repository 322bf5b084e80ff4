package dev.usagetelemetry.settings;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The agent's arguments: {@code key=value,key=value}. */
final class Arguments {

  static final String ORIGIN = "the agent's arguments";

  private Arguments() {}

  /**
   * Reads them. Blanks around keys and values do not count, nor do empty pieces.
   *
   * @throws BadSetting on a piece that is not {@code key=value}, an unknown key or one given twice
   */
  static Map<String, String> parse(String text) throws BadSetting {
    Map<String, String> values = new HashMap<>();
    for (String piece : text.split(",", -1)) {
      if (piece.isBlank()) {
        continue;
      }
      int equals = piece.indexOf('=');
      if (equals < 0) {
        throw new BadSetting(
            shown(piece.strip()),
            ORIGIN,
            "has no value; they are key=value,key=value (a value with a comma can be given as a"
                + " system property, in the environment or in the configuration file)");
      }
      String key = piece.substring(0, equals).strip();
      if (!Key.isKnown(key)) {
        throw new BadSetting(shown(key), ORIGIN, Key.unknown(key));
      }
      if (values.put(key, piece.substring(equals + 1).strip()) != null) {
        throw new BadSetting(key, ORIGIN, "is given twice");
      }
    }
    return values;
  }

  /**
   * A key as it can be shown: what does not look like a key may be anything, a path or a password
   * with a comma, and is not repeated. In lower case, since start scripts look for words in upper.
   */
  static String shown(String key) {
    boolean looksLikeKey = !key.isEmpty() && key.length() <= 30;
    for (int i = 0; i < key.length() && looksLikeKey; i++) {
      char c = key.charAt(i);
      looksLikeKey = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_';
    }
    return looksLikeKey ? key.toLowerCase(Locale.ROOT) : "(not a name)";
  }
}
