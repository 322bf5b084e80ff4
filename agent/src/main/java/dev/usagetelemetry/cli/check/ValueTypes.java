package dev.usagetelemetry.cli.check;

import dev.usagetelemetry.profile.Field.Kind;
import java.util.Set;

/** Which Java types a value of the message can be made of. */
final class ValueTypes {

  private static final Set<String> TEXTS =
      Set.of("java.lang.String", "java.lang.CharSequence", "char", "java.lang.Character");

  private static final Set<String> FLAGS = Set.of("boolean", "java.lang.Boolean");

  private static final Set<String> NUMBERS =
      Set.of(
          "byte",
          "short",
          "int",
          "long",
          "float",
          "double",
          "java.lang.Byte",
          "java.lang.Short",
          "java.lang.Integer",
          "java.lang.Long",
          "java.lang.Float",
          "java.lang.Double",
          "java.lang.Number",
          "java.math.BigInteger");

  private ValueTypes() {}

  /** Whether a type can make such a value; what is not known can. */
  static boolean fits(Kind kind, JavaType type) {
    if (type.isUnknown()) {
      return true;
    } else if (type.name().equals("void")) {
      return false;
    } else if (kind instanceof Kind.Whole) {
      return NUMBERS.contains(type.name());
    } else if (kind instanceof Kind.Flag) {
      return FLAGS.contains(type.name());
    } else if (kind instanceof Kind.Count) {
      return !TEXTS.contains(type.name()) && !FLAGS.contains(type.name());
    } else if (kind instanceof Kind.Tally || kind instanceof Kind.Members) {
      return !TEXTS.contains(type.name())
          && !FLAGS.contains(type.name())
          && !NUMBERS.contains(type.name());
    }
    return true;
  }

  /** As the profile names it. */
  static String name(Kind kind) {
    return kind instanceof Kind.Whole
        ? "number"
        : kind instanceof Kind.Flag
            ? "flag"
            : kind instanceof Kind.Count
                ? "count"
                : kind instanceof Kind.Tally ? "tally" : "members";
  }
}
