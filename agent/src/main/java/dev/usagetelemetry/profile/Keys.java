package dev.usagetelemetry.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One object of a profile, read key by key against the keys that are valid there. Errors name the
 * line and, for a key that nobody knows, the nearest one.
 */
final class Keys {

  private final int line;
  private final Map<String, Jsonc> members;

  Keys(Jsonc json, List<String> valid) throws ProfileException {
    this.line = json.line();
    this.members = object(json);
    for (var member : members.entrySet()) {
      if (!valid.contains(member.getKey())) {
        throw new ProfileException(
            member.getValue().line(),
            "unknown key \"" + member.getKey() + "\"" + NearestKey.hint(member.getKey(), valid));
      }
    }
  }

  static Map<String, Jsonc> object(Jsonc json) throws ProfileException {
    if (json instanceof Jsonc.Obj object) {
      return object.members();
    }
    throw new ProfileException(json.line(), "expected an object in braces");
  }

  static Jsonc.Str string(Jsonc json) throws ProfileException {
    if (json instanceof Jsonc.Str string) {
      return string;
    }
    throw new ProfileException(json.line(), "expected a string");
  }

  /** A string, or several in an array. */
  static List<Jsonc.Str> strings(Jsonc json) throws ProfileException {
    if (!(json instanceof Jsonc.Arr array)) {
      return List.of(string(json));
    }
    var strings = new ArrayList<Jsonc.Str>();
    for (var item : array.items()) {
      strings.add(string(item));
    }
    if (strings.isEmpty()) {
      throw new ProfileException(json.line(), "expected at least one string");
    }
    return strings;
  }

  @Nullable Jsonc get(String key) {
    return members.get(key);
  }

  Jsonc require(String key) throws ProfileException {
    var value = members.get(key);
    if (value == null) {
      throw new ProfileException(line, "\"" + key + "\" is missing");
    }
    return value;
  }

  @Nullable String text(String key) throws ProfileException {
    var value = members.get(key);
    return value == null ? null : string(value).text();
  }

  boolean isTrue(String key) throws ProfileException {
    var value = members.get(key);
    if (value == null) {
      return false;
    }
    if (value instanceof Jsonc.Bool bool) {
      return bool.value();
    }
    throw new ProfileException(value.line(), "expected true or false");
  }
}
