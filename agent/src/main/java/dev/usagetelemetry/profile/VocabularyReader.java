package dev.usagetelemetry.profile;

import dev.usagetelemetry.profile.Field.Vocabulary;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads which tokens a field can give: the closed list beside which no text leaves. */
final class VocabularyReader {

  private static final Pattern TOKEN = Pattern.compile("[A-Z][A-Za-z0-9]{0,39}");

  private VocabularyReader() {}

  /**
   * Reads it.
   *
   * @param keys of the field: {@code of} and {@code else}
   * @param source what stands under the type: conditions have their tokens with them
   * @param states whether it is of the states that all profiles share
   */
  static Vocabulary read(Keys keys, Jsonc source, boolean states) throws ProfileException {
    var tokens = new LinkedHashMap<String, String>();
    if (source instanceof Jsonc.Obj cases) {
      for (var json : cases.members().values()) {
        var token = token(Keys.string(json), states);
        tokens.put(token, token);
      }
    } else {
      listed(keys.require("of"), states, tokens);
    }
    var otherwise = keys.get("else");
    return new Vocabulary(tokens, otherwise == null ? null : token(Keys.string(otherwise), states));
  }

  /** {@code "of"}: a table from texts to tokens, or a list of texts that are tokens themselves. */
  private static void listed(Jsonc of, boolean states, Map<String, String> tokens)
      throws ProfileException {
    if (of instanceof Jsonc.Obj table) {
      for (var entry : table.members().entrySet()) {
        tokens.put(entry.getKey(), token(Keys.string(entry.getValue()), states));
      }
    } else {
      for (var json : Keys.strings(of)) {
        var token = token(json, states);
        tokens.put(token, token);
      }
    }
  }

  private static String token(Jsonc.Str json, boolean states) throws ProfileException {
    var token = json.text();
    if (!TOKEN.matcher(token).matches()) {
      throw new ProfileException(
          json.line(), "a token starts with a capital letter and has letters and digits only");
    }
    if (states && !Field.STATES.contains(token)) {
      throw new ProfileException(
          json.line(), "\"" + token + "\" is no state" + NearestKey.hint(token, Field.STATES));
    }
    return token;
  }
}
