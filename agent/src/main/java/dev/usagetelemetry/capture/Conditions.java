package dev.usagetelemetry.capture;

import dev.usagetelemetry.profile.Expr;
import dev.usagetelemetry.profile.Expr.Quantifier;
import org.jspecify.annotations.Nullable;

/**
 * Yes, no or unknown. An absent value makes a comparison unknown, and unknown stays unknown unless
 * the other side of an {@code and} or {@code or} decides (Kleene's logic): a profile cannot guess.
 */
final class Conditions {

  private final Readings readings;

  Conditions(Readings readings) {
    this.readings = readings;
  }

  /** Null is unknown. */
  @Nullable Boolean test(Expr expr, @Nullable Object it) {
    if (expr instanceof Expr.And and) {
      return conjunction(and.left(), and.right(), it, false);
    } else if (expr instanceof Expr.Or or) {
      return conjunction(or.left(), or.right(), it, true);
    } else if (expr instanceof Expr.Not not) {
      var inner = test(not.of(), it);
      return inner == null ? null : (Boolean) !inner;
    } else if (expr instanceof Expr.Exists exists) {
      return readings.evaluate(exists.of(), it) != null;
    } else if (expr instanceof Expr.Compare compare) {
      return Comparing.compare(
          readings.evaluate(compare.left(), it),
          compare.comparison(),
          readings.evaluate(compare.right(), it));
    } else if (expr instanceof Expr.In in) {
      return in(in, it);
    } else if (expr instanceof Expr.Is is) {
      var value = readings.evaluate(is.of(), it);
      return value == null ? null : (Boolean) Types.isInstance(value, is.className());
    } else if (expr instanceof Expr.Quantified quantified) {
      return quantified(quantified, it);
    }
    var value = readings.evaluate(expr, it);
    if (value == null || value instanceof Boolean) {
      return (Boolean) value;
    }
    throw new ReadingFailed("not true or false where that is asked");
  }

  /** {@code and} when {@code decisive} is false, {@code or} when it is true. */
  private @Nullable Boolean conjunction(
      Expr left, Expr right, @Nullable Object it, boolean decisive) {
    var first = test(left, it);
    if (first != null && first == decisive) {
      return decisive;
    }
    var second = test(right, it);
    if (second != null && second == decisive) {
      return decisive;
    }
    return (first == null || second == null) ? null : (Boolean) !decisive;
  }

  private @Nullable Boolean in(Expr.In in, @Nullable Object it) {
    var value = readings.evaluate(in.of(), it);
    if (value == null) {
      return null;
    }
    for (var listed : in.listed()) {
      if (Comparing.equal(value, listed.value())) {
        return true;
      }
    }
    return false;
  }

  private @Nullable Boolean quantified(Expr.Quantified quantified, @Nullable Object it) {
    var of = readings.evaluate(quantified.of(), it);
    var items = of == null ? null : readings.elementsOf(of);
    if (items == null) {
      return null;
    }
    // "any" and "none" look for one that holds, "all" for one that does not.
    var sought = quantified.quantifier() != Quantifier.ALL;
    var known = items.isEmpty();
    for (var item : items) {
      var holds = test(quantified.condition(), item);
      if (holds != null && holds == sought) {
        return quantified.quantifier() == Quantifier.ANY;
      }
      known |= holds != null;
    }
    return known ? (Boolean) (quantified.quantifier() != Quantifier.ANY) : null;
  }
}
