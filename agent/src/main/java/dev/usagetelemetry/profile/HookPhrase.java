package dev.usagetelemetry.profile;

import dev.usagetelemetry.instrument.Hook.Condition;
import dev.usagetelemetry.instrument.Hook.Condition.Kind;
import dev.usagetelemetry.instrument.Hook.Point;
import dev.usagetelemetry.instrument.Hook.Taken;
import java.util.Collection;

/**
 * The small phrases of a capture: {@code exit of a.b.C.start(java.lang.String, int)}, {@code
 * construction of a.b.C(..)}, {@code argument 2}, {@code return = 'true'}, {@code this = server}.
 */
final class HookPhrase {

  private static final String EXIT = "exit of ";
  private static final String ENTRY = "entry of ";
  private static final String CONSTRUCTION = "construction of ";
  private static final String EQUALS = " = ";

  private HookPhrase() {}

  /**
   * Where a hook sits.
   *
   * @param parameters the parameter part of a descriptor, empty for any
   */
  record Place(Point point, String className, String method, String parameters) {}

  static Place place(Jsonc.Str phrase) throws ProfileException {
    var text = phrase.text();
    var open = text.indexOf('(');
    if (open < 0 || !text.endsWith(")")) {
      throw new ProfileException(
          phrase.line(),
          "a hook ends in the types of its parameters: start(), start(java.lang.String, int), or"
              + " start(..) for any");
    }
    var parameters = parameters(phrase, text.substring(open + 1, text.length() - 1).strip());
    var name = text.substring(0, open);
    if (name.startsWith(CONSTRUCTION)) {
      return new Place(
          Point.EXIT,
          className(phrase, name.substring(CONSTRUCTION.length())),
          "<init>",
          parameters);
    }
    var point = name.startsWith(EXIT) ? Point.EXIT : Point.ENTRY;
    if (point == Point.ENTRY && !name.startsWith(ENTRY)) {
      throw new ProfileException(
          phrase.line(),
          "a hook reads \"exit of CLASS.METHOD(..)\", \"entry of ...\" or \"construction of"
              + " CLASS(..)\"");
    }
    var member = name.substring(point == Point.EXIT ? EXIT.length() : ENTRY.length());
    var dot = member.lastIndexOf('.');
    return new Place(
        point,
        className(phrase, member.substring(0, Math.max(dot, 0))),
        identifier(phrase, member.substring(dot + 1)),
        parameters);
  }

  /** {@code this}, {@code return} or {@code argument 1}. */
  static Taken taken(Jsonc.Str phrase) throws ProfileException {
    return taken(phrase, phrase.text());
  }

  /**
   * {@code argument 2 = 'STARTED'}, {@code return = 'true'}, {@code this = server}.
   *
   * @param captures names that an object can be compared with
   */
  static Condition condition(Jsonc.Str phrase, Collection<String> captures)
      throws ProfileException {
    var text = phrase.text();
    var equals = text.indexOf(EQUALS);
    if (equals < 0) {
      throw noCondition(phrase);
    }
    for (var i = 0; i < text.length(); i++) {
      if (Character.isISOControl(text.charAt(i))) {
        // A hook becomes one line of the index, its fields separated by tabs.
        throw new ProfileException(phrase.line(), "a condition has no tabs or line ends");
      }
    }
    var tested = taken(phrase, text.substring(0, equals));
    var operand = text.substring(equals + EQUALS.length());
    return operand.startsWith("'")
        ? new Condition(tested, Kind.TEXT, literal(phrase, operand))
        : new Condition(tested, Kind.CAPTURED, capture(phrase, operand, captures));
  }

  private static String literal(Jsonc.Str phrase, String quoted) throws ProfileException {
    if (quoted.length() < 2 || !quoted.endsWith("'")) {
      throw noCondition(phrase);
    }
    return quoted.substring(1, quoted.length() - 1);
  }

  private static String capture(Jsonc.Str phrase, String name, Collection<String> captures)
      throws ProfileException {
    if (!captures.contains(name)) {
      throw new ProfileException(
          phrase.line(),
          "nothing is captured as \"" + name + "\"" + NearestKey.hint(name, captures));
    }
    return name;
  }

  private static ProfileException noCondition(Jsonc.Str phrase) {
    return new ProfileException(
        phrase.line(), "a condition reads \"argument 1 = 'text'\" or \"this = NAME\"");
  }

  private static Taken taken(Jsonc.Str phrase, String text) throws ProfileException {
    if (text.equals("this")) {
      return new Taken(Taken.THIS);
    }
    if (text.equals("return")) {
      return new Taken(Taken.RETURN);
    }
    if (text.startsWith("argument ")) {
      try {
        var argument = Integer.parseInt(text.substring("argument ".length()));
        if (argument >= 1 && argument <= 255) {
          return new Taken(argument);
        }
      } catch (NumberFormatException notOne) {
        // falls through to the message
      }
    }
    throw new ProfileException(
        phrase.line(), "what is taken is \"this\", \"return\" or \"argument 1\"");
  }

  private static String parameters(Jsonc.Str phrase, String types) throws ProfileException {
    if (types.equals("..")) {
      return "";
    }
    var descriptor = new StringBuilder("(");
    if (!types.isEmpty()) {
      for (var type : types.split(",", -1)) {
        descriptor.append(descriptor(phrase, type.strip()));
      }
    }
    return descriptor.append(')').toString();
  }

  private static String descriptor(Jsonc.Str phrase, String type) throws ProfileException {
    if (type.endsWith("[]")) {
      return "[" + descriptor(phrase, type.substring(0, type.length() - 2));
    }
    return switch (type) {
      case "boolean" -> "Z";
      case "byte" -> "B";
      case "char" -> "C";
      case "short" -> "S";
      case "int" -> "I";
      case "long" -> "J";
      case "float" -> "F";
      case "double" -> "D";
      default -> "L" + className(phrase, type).replace('.', '/') + ";";
    };
  }

  private static String className(Jsonc.Str phrase, String name) throws ProfileException {
    for (var part : name.split("\\.", -1)) {
      identifier(phrase, part);
    }
    return name;
  }

  private static String identifier(Jsonc.Str phrase, String name) throws ProfileException {
    var valid = !name.isEmpty() && Character.isJavaIdentifierStart(name.charAt(0));
    for (var i = 1; valid && i < name.length(); i++) {
      valid = Character.isJavaIdentifierPart(name.charAt(i));
    }
    if (!valid) {
      throw new ProfileException(
          phrase.line(), "\"" + phrase.text() + "\": not the full name of a class and a method");
    }
    return name;
  }
}
