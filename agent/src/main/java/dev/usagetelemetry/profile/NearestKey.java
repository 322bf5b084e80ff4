package dev.usagetelemetry.profile;

import java.util.Collection;
import java.util.Locale;

/** "Did you mean": the listed key that takes the fewest changes of letters, in whatever case. */
public final class NearestKey {

  private NearestKey() {}

  /** ", did you mean ...?" or, where nothing is near, the list of valid keys. */
  public static String hint(String unknown, Collection<String> valid) {
    var nearest = "";
    // At least one letter has to stay, or "n" would be near "id".
    var fewest = Math.min(unknown.length(), Math.max(2, unknown.length() / 2) + 1);
    for (var key : valid) {
      var changes = changes(unknown.toLowerCase(Locale.ROOT), key.toLowerCase(Locale.ROOT));
      if (changes < fewest) {
        fewest = changes;
        nearest = key;
      }
    }
    return nearest.isEmpty()
        ? ", valid here: " + String.join(", ", valid)
        : ", did you mean \"" + nearest + "\"?";
  }

  /** Levenshtein's distance. */
  private static int changes(String from, String to) {
    var previous = new int[to.length() + 1];
    for (var j = 0; j <= to.length(); j++) {
      previous[j] = j;
    }
    for (var i = 1; i <= from.length(); i++) {
      var current = new int[to.length() + 1];
      current[0] = i;
      for (var j = 1; j <= to.length(); j++) {
        var replaced = previous[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(replaced, Math.min(previous[j], current[j - 1]) + 1);
      }
      previous = current;
    }
    return previous[to.length()];
  }
}
