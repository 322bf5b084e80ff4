package dev.usagetelemetry.capture;

import dev.usagetelemetry.profile.Expr.Function;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code count}, {@code sum} and the other functions over many values. */
final class Aggregates {

  private Aggregates() {}

  /**
   * @param operands those that are not absent, at least one
   */
  static @Nullable Object of(Function function, List<Object> operands, Elements elements) {
    return switch (function) {
      case COUNT -> count(operands, elements);
      case SUM, MIN, MAX -> number(function, spread(operands, elements));
      case FIRST -> {
        var items = spread(operands, elements);
        yield items.isEmpty() ? null : items.get(0);
      }
      case UNION -> new Many(spread(operands, elements));
      case SIMPLENAME -> simpleName(operands.get(0));
    };
  }

  private static @Nullable Long count(List<Object> operands, Elements elements) {
    var total = 0L;
    for (var operand : operands) {
      var count = elements.count(operand);
      if (count == null) {
        return null;
      }
      total += count;
    }
    return total;
  }

  /** An empty sum is 0; the smallest of nothing is absent. */
  private static @Nullable Long number(Function function, List<Object> items) {
    @Nullable Long result = function == Function.SUM ? (Long) 0L : null;
    for (var item : items) {
      if (item instanceof Number number) {
        var next = Numbers.whole(number);
        if (result == null) {
          result = next;
        } else if (function == Function.SUM) {
          result = Numbers.sum(result, next, false);
        } else {
          result = function == Function.MIN ? Math.min(result, next) : Math.max(result, next);
        }
      } else {
        throw new ReadingFailed("not a number where one is summed");
      }
    }
    return result;
  }

  /** Each operand's elements, or itself where it is no container. */
  private static List<Object> spread(List<Object> operands, Elements elements) {
    var items = new ArrayList<Object>();
    for (var operand : operands) {
      var inner = elements.of(operand);
      if (inner == null) {
        items.add(operand);
      } else {
        items.addAll(inner);
      }
    }
    return items;
  }

  private static Object simpleName(Object operand) {
    if (!(operand instanceof Many many)) {
      return operand.getClass().getSimpleName();
    }
    var names = new ArrayList<Object>();
    for (var item : many.items()) {
      names.add(item.getClass().getSimpleName());
    }
    return new Many(names);
  }
}
