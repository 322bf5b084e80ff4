package dev.usagetelemetry.profile;

import dev.usagetelemetry.profile.Field.Alternatives;
import dev.usagetelemetry.profile.Field.Case;
import dev.usagetelemetry.profile.Field.Cases;
import dev.usagetelemetry.profile.Field.Kind;
import dev.usagetelemetry.profile.Field.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the {@code message} part of a profile. The key under which an expression stands is the type
 * of its value, so that nothing can be read without a type.
 */
final class FieldReader {

  /** Keys that name a type. The first that is found decides. */
  static final List<String> KINDS =
      List.of("members", "number", "count", "flag", "version", "token", "state", "id", "tally");

  /** Those of which the value may be chosen by conditions. */
  private static final List<String> CASES = List.of("token", "state");

  /** Keys of the message that no profile gives. */
  static final List<String> OURS = List.of("uptime", "environment", "components");

  static final List<String> KEYS =
      List.of(
          "members", "number", "count", "flag", "version", "token", "state", "id", "tally", "of",
          "else", "about");

  private static final Pattern KEY = Pattern.compile("[a-z][A-Za-z0-9]{0,39}");

  private final Set<String> names;

  /**
   * @param names of the captures and lets
   */
  FieldReader(Set<String> names) {
    this.names = names;
  }

  Map<String, Profile.Entry> message(Jsonc json) throws ProfileException {
    var message = new LinkedHashMap<String, Profile.Entry>();
    for (var entry : Keys.object(json).entrySet()) {
      var key = key(entry.getKey(), entry.getValue());
      if (OURS.contains(key)) {
        throw new ProfileException(
            entry.getValue().line(), "\"" + key + "\" is told by the agent itself");
      }
      message.put(
          key, isField(entry.getValue()) ? field(entry.getValue()) : section(entry.getValue()));
    }
    return message;
  }

  /** A section holds objects only, which are its fields; anything else stands in a field. */
  private static boolean isField(Jsonc json) throws ProfileException {
    for (var member : Keys.object(json).entrySet()) {
      if (!(member.getValue() instanceof Jsonc.Obj object)
          || (CASES.contains(member.getKey()) && isCases(object))) {
        return true;
      }
    }
    return false;
  }

  /** Conditions with their tokens, and not a field that is called as a type is. */
  private static boolean isCases(Jsonc.Obj object) {
    for (var member : object.members().entrySet()) {
      if (KINDS.contains(member.getKey()) || !(member.getValue() instanceof Jsonc.Str)) {
        return false;
      }
    }
    return true;
  }

  private Profile.Section section(Jsonc json) throws ProfileException {
    var fields = new LinkedHashMap<String, Field>();
    for (var member : Keys.object(json).entrySet()) {
      var field = field(member.getValue());
      if (field.kind() instanceof Kind.Members || field.kind() instanceof Kind.Tally) {
        throw new ProfileException(
            member.getValue().line(),
            "members and a tally are objects themselves: they stand beside a section, not in one");
      }
      fields.put(key(member.getKey(), member.getValue()), field);
    }
    return new Profile.Section(fields);
  }

  private Field field(Jsonc json) throws ProfileException {
    var keys = new Keys(json, KEYS);
    var kindKey = "";
    for (var candidate : KINDS) {
      if (kindKey.isEmpty() && keys.get(candidate) != null) {
        kindKey = candidate;
      }
    }
    if (kindKey.isEmpty()) {
      throw new ProfileException(
          json.line(), "a field needs the type of its value: " + String.join(", ", KINDS));
    }
    var about = keys.text("about");
    var source = keys.require(kindKey);
    return new Field(
        kind(kindKey, keys),
        CASES.contains(kindKey) ? source(source) : new Alternatives(expressions(source)),
        about == null ? "" : about);
  }

  private Kind kind(String key, Keys keys) throws ProfileException {
    return switch (key) {
      case "number" -> plain(keys, new Kind.Whole());
      case "count" -> plain(keys, new Kind.Count());
      case "flag" -> plain(keys, new Kind.Flag());
      case "version" -> plain(keys, new Kind.Version());
      case "id" -> new Kind.Id(zero(keys));
      case "token" -> new Kind.Token(VocabularyReader.read(keys, keys.require("token"), false));
      case "state" -> new Kind.Token(VocabularyReader.read(keys, keys.require("state"), true));
      case "tally" -> new Kind.Tally(VocabularyReader.read(keys, keys.require("tally"), false));
      default ->
          new Kind.Members(
              expressions(keys.require("id")),
              source(keys.require("state")),
              VocabularyReader.read(keys, keys.require("state"), true));
    };
  }

  private static Kind plain(Keys keys, Kind kind) throws ProfileException {
    for (var word : List.of("of", "else")) {
      var json = keys.get(word);
      if (json != null) {
        throw new ProfileException(json.line(), "\"" + word + "\" goes with a token or a state");
      }
    }
    return kind;
  }

  private static boolean zero(Keys keys) throws ProfileException {
    var otherwise = keys.get("else");
    if (otherwise != null && !Keys.string(otherwise).text().equals("zero")) {
      throw new ProfileException(
          otherwise.line(),
          "an id that is unknown is left out, or all zeros with \"else\": \"zero\"");
    }
    return otherwise != null;
  }

  private Source source(Jsonc json) throws ProfileException {
    if (!(json instanceof Jsonc.Obj cases)) {
      return new Alternatives(expressions(json));
    }
    var all = new ArrayList<Case>();
    for (var entry : cases.members().entrySet()) {
      all.add(
          new Case(
              parse(entry.getKey(), entry.getValue().line()),
              Keys.string(entry.getValue()).text()));
    }
    return new Cases(all);
  }

  /** An expression, or an array of which the first that gives a value counts. */
  List<Expr> expressions(@Nullable Jsonc json) throws ProfileException {
    if (json == null) {
      return List.of();
    }
    var expressions = new ArrayList<Expr>();
    for (var text : Keys.strings(json)) {
      expressions.add(parse(text.text(), text.line()));
    }
    return expressions;
  }

  Expr parse(String text, int line) throws ProfileException {
    try {
      return ExprParser.parse(text, names);
    } catch (ProfileException problem) {
      throw new ProfileException(line, String.valueOf(problem.getMessage()));
    }
  }

  private static String key(String key, Jsonc at) throws ProfileException {
    if (!KEY.matcher(key).matches()) {
      throw new ProfileException(
          at.line(), "\"" + key + "\": a key is camelCase, letters and digits, at most 40");
    }
    return key;
  }
}
