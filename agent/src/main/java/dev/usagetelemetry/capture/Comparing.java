package dev.usagetelemetry.capture;

import dev.usagetelemetry.profile.Expr.Comparison;
import org.jspecify.annotations.Nullable;

/** Compares what a server has with what a profile says, or two values of a server's. */
final class Comparing {

  private Comparing() {}

  /** Null when a side is absent. */
  static @Nullable Boolean compare(
      @Nullable Object left, Comparison comparison, @Nullable Object right) {
    if (left == null || right == null) {
      return null;
    }
    return switch (comparison) {
      case EQUAL -> equal(left, right);
      case UNEQUAL -> !equal(left, right);
      case STARTS -> text(left).startsWith(text(right));
      case LESS -> order(left, right) < 0;
      case GREATER -> order(left, right) > 0;
    };
  }

  /** Numbers by value, whatever their types; an enum by its name; else by equals, then by text. */
  static boolean equal(Object left, Object right) {
    if (left instanceof Number a && right instanceof Number b) {
      return Numbers.compare(a, b) == 0;
    }
    if (left instanceof String || right instanceof String) {
      return text(left).equals(text(right));
    }
    return left.equals(right);
  }

  /**
   * How a value reads in a profile: the name of an enum constant, else what {@code toString} says.
   * It is compared and looked up in tables; it never leaves.
   */
  static String text(Object value) {
    return value instanceof Enum<?> constant ? constant.name() : String.valueOf(value);
  }

  private static int order(Object left, Object right) {
    if (left instanceof Number a && right instanceof Number b) {
      return Numbers.compare(a, b);
    }
    throw new ReadingFailed("only numbers are smaller or larger");
  }
}
