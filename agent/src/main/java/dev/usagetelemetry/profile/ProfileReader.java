package dev.usagetelemetry.profile;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads a whole profile and refuses what is not one, with the line on which it goes wrong. */
public final class ProfileReader {

  static final List<String> KEYS =
      List.of(
          "$schema",
          "id",
          "product",
          "company",
          "moreInformation",
          "rank",
          "parts",
          "log",
          "logReachesConsole",
          "capture",
          "let",
          "pseudonymKey",
          "dataDirectory",
          "message");

  static final List<String> RANKS = List.of("product", "framework", "container", "component");

  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9]{0,39}");
  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,39}");

  private ProfileReader() {}

  /**
   * Reads a profile from a file or resource.
   *
   * @param in UTF-8; read to its end, not closed
   */
  public static Profile read(InputStream in) throws IOException, ProfileException {
    return read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
  }

  /** Reads a profile from its text. */
  public static Profile read(String text) throws ProfileException {
    var keys = new Keys(JsoncReader.read(text), KEYS);
    var id = id(Keys.string(keys.require("id")));
    var captures = keys.require("capture");
    var names = new LinkedHashSet<String>();
    for (var capture : Keys.object(captures).entrySet()) {
      names.add(name(capture.getKey(), capture.getValue()));
    }
    var lets = lets(keys, names);
    var fields = new FieldReader(names);
    return new Profile(
        id,
        Keys.string(keys.require("product")).text(),
        keys.text("company"),
        keys.text("moreInformation"),
        rank(keys),
        parts(keys),
        new LogReader(fields).read(keys.get("log")),
        keys.isTrue("logReachesConsole"),
        new CaptureReader(id).read(captures),
        lets,
        fields.expressions(keys.get("pseudonymKey")),
        fields.expressions(keys.get("dataDirectory")),
        fields.message(keys.require("message")));
  }

  /** A let may use the captures and the lets before it; a circle cannot be written. */
  private static Map<String, List<Expr>> lets(Keys keys, Set<String> names)
      throws ProfileException {
    var lets = new LinkedHashMap<String, List<Expr>>();
    var json = keys.get("let");
    if (json != null) {
      for (var let : Keys.object(json).entrySet()) {
        lets.put(let.getKey(), new FieldReader(Set.copyOf(names)).expressions(let.getValue()));
        if (!names.add(name(let.getKey(), let.getValue()))) {
          throw new ProfileException(
              let.getValue().line(), "\"" + let.getKey() + "\" is the name of a capture already");
        }
      }
    }
    return lets;
  }

  /** What an expression can start from; it is also a field of a line in the index of hooks. */
  private static String name(String name, Jsonc at) throws ProfileException {
    if (!NAME.matcher(name).matches() || ExprParser.WORDS.contains(name)) {
      throw new ProfileException(
          at.line(),
          "\""
              + name
              + "\": a name has letters and digits, starts with a letter, and is no word of the"
              + " language");
    }
    return name;
  }

  private static Profile.Rank rank(Keys keys) throws ProfileException {
    var rank = keys.get("rank");
    if (rank == null) {
      return Profile.Rank.PRODUCT;
    }
    return Profile.Rank.valueOf(word(Keys.string(rank), RANKS).toUpperCase(Locale.ROOT));
  }

  private static List<String> parts(Keys keys) throws ProfileException {
    var json = keys.get("parts");
    var parts = new ArrayList<String>();
    if (json != null) {
      for (var part : Keys.strings(json)) {
        parts.add(id(part));
      }
    }
    return parts;
  }

  private static String id(Jsonc.Str id) throws ProfileException {
    if (!ID.matcher(id.text()).matches()) {
      throw new ProfileException(
          id.line(), "an id has lower-case letters, digits and hyphens, and starts with a letter");
    }
    return id.text();
  }

  static String word(Jsonc.Str word, List<String> valid) throws ProfileException {
    if (!valid.contains(word.text())) {
      throw new ProfileException(
          word.line(),
          "unknown word \"" + word.text() + "\"" + NearestKey.hint(word.text(), valid));
    }
    return word.text();
  }
}
