package dev.usagetelemetry.disclose;

import java.util.Locale;

/**
 * One thing that somebody said about opting out, as yet unjudged; {@link Consent} judges it.
 *
 * @param source where it was said, in words that can end the sentence "You have opted out by
 *     setting ..."
 * @param value what was said
 */
public record OptOut(String source, String value) {

  /** What a value means. */
  enum Meaning {
    OUT,
    NOT_OUT,
    /** Counts as opted out: whoever touched the switch most likely wanted it off. */
    NOT_UNDERSTOOD
  }

  Meaning meaning() {
    return switch (value.strip().toLowerCase(Locale.ROOT)) {
      case "1", "true", "yes", "on" -> Meaning.OUT;
      case "0", "false", "no", "off", "" -> Meaning.NOT_OUT;
      default -> Meaning.NOT_UNDERSTOOD;
    };
  }
}
