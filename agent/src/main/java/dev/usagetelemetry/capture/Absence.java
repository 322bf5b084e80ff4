package dev.usagetelemetry.capture;

import dev.usagetelemetry.profile.Expr;
import dev.usagetelemetry.profile.ExprText;
import dev.usagetelemetry.profile.Field.Alternatives;
import dev.usagetelemetry.profile.Field.Cases;
import dev.usagetelemetry.profile.Field.Source;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Says why a reading is absent: which step of its path was the first that gave nothing. It says so
 * in the words of the profile and never in those of the server.
 */
public final class Absence {

  private final Readings readings;
  private final Map<String, List<Expr>> lets;

  /**
   * For the readings of one report.
   *
   * @param lets of the profile
   */
  public Absence(Readings readings, Map<String, List<Expr>> lets) {
    this.readings = readings;
    this.lets = lets;
  }

  /** Why the last alternative of a source, the one for the oldest versions, gives nothing. */
  public String why(Source source) {
    if (source instanceof Alternatives alternatives) {
      return why(last(alternatives.expressions()));
    }
    for (var condition : ((Cases) source).conditions()) {
      return "no condition can be told: " + why(condition);
    }
    return "there are no conditions";
  }

  private String why(Expr expr) {
    if (expr instanceof Expr.Name name) {
      var let = lets.get(name.name());
      return let == null ? "nothing is captured as " + name.name() : why(last(let));
    }
    var inner = firstAbsent(expr);
    return inner == null ? ExprText.of(expr) + " gives nothing" : why(inner);
  }

  /** The operand that is absent already; null when all are there. */
  private @Nullable Expr firstAbsent(Expr expr) {
    for (var operand : operands(expr)) {
      if (isAbsent(operand)) {
        return operand;
      }
    }
    return null;
  }

  private boolean isAbsent(Expr operand) {
    try {
      return !(operand instanceof Expr.Static) && readings.evaluate(operand, null) == null;
    } catch (RuntimeException failed) {
      return false;
    }
  }

  /** What is evaluated before an expression; not what is evaluated for each element. */
  private static List<? extends Expr> operands(Expr expr) {
    if (expr instanceof Expr.Field field) {
      return List.of(field.of());
    } else if (expr instanceof Expr.Call call) {
      return List.of(call.of());
    } else if (expr instanceof Expr.At at) {
      return List.of(at.of());
    } else if (expr instanceof Expr.Each each) {
      return List.of(each.of());
    } else if (expr instanceof Expr.Where where) {
      return List.of(where.of());
    } else if (expr instanceof Expr.Sum sum) {
      return List.of(sum.left(), sum.right());
    } else if (expr instanceof Expr.Aggregate aggregate) {
      return aggregate.of();
    } else if (expr instanceof Expr.Quantified quantified) {
      return List.of(quantified.of());
    } else if (expr instanceof Expr.Compare compare) {
      return List.of(compare.left(), compare.right());
    } else if (expr instanceof Expr.In in) {
      return List.of(in.of());
    } else if (expr instanceof Expr.Is is) {
      return List.of(is.of());
    } else if (expr instanceof Expr.Not not) {
      return List.of(not.of());
    } else if (expr instanceof Expr.And and) {
      return List.of(and.left(), and.right());
    } else if (expr instanceof Expr.Or or) {
      return List.of(or.left(), or.right());
    }
    return List.of();
  }

  private static Expr last(List<Expr> alternatives) {
    return alternatives.get(alternatives.size() - 1);
  }
}
