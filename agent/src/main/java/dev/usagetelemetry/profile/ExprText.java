package dev.usagetelemetry.profile;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An expression as a profile writes it. */
public final class ExprText {

  private ExprText() {}

  /** The text, which {@link ExprParser} reads as the same expression. */
  public static String of(Expr expr) {
    if (expr instanceof Expr.Literal literal) {
      return literal.value() instanceof String text ? "'" + text + "'" : "" + literal.value();
    } else if (expr instanceof Expr.Name name) {
      return name.name();
    } else if (expr instanceof Expr.It) {
      return "it";
    } else if (expr instanceof Expr.Static root) {
      return "static(" + root.className() + near(root.near()) + ")";
    } else if (expr instanceof Expr.ClassOf of) {
      return "class(" + of.className() + ")";
    } else if (expr instanceof Expr.Resource resource) {
      return "resource('" + resource.path() + "', '" + resource.key() + "')";
    } else if (expr instanceof Expr.Manifest manifest) {
      var of = manifest.of();
      return "manifest(" + (of == null ? "" : of(of) + ", ") + "'" + manifest.key() + "')";
    } else if (expr instanceof Expr.MBean bean) {
      return "mbean('" + bean.objectName() + "', '" + bean.attribute() + "')";
    } else if (expr instanceof Expr.Aggregate aggregate) {
      var name = aggregate.function() == Expr.Function.SIMPLENAME ? "simpleName" : null;
      return (name == null ? lower(aggregate.function()) : name) + list(aggregate.of());
    } else if (expr instanceof Expr.Quantified quantified) {
      return lower(quantified.quantifier())
          + list(List.of(quantified.of(), quantified.condition()));
    }
    return step(expr);
  }

  private static String step(Expr expr) {
    if (expr instanceof Expr.Field field) {
      return of(field.of()) + "." + field.name();
    } else if (expr instanceof Expr.Call call) {
      return of(call.of()) + "." + call.method() + list(call.arguments());
    } else if (expr instanceof Expr.At at) {
      return of(at.of()) + "[" + of(at.key()) + "]";
    } else if (expr instanceof Expr.Each each) {
      return of(each.of()) + "[*]";
    } else if (expr instanceof Expr.Where where) {
      return of(where.of()) + "[where " + of(where.condition()) + "]";
    } else if (expr instanceof Expr.Sum sum) {
      return of(sum.left()) + (sum.minus() ? " - " : " + ") + of(sum.right());
    }
    return condition(expr);
  }

  private static String condition(Expr expr) {
    if (expr instanceof Expr.Compare compare) {
      var sign =
          switch (compare.comparison()) {
            case EQUAL -> " = ";
            case UNEQUAL -> " != ";
            case LESS -> " < ";
            case GREATER -> " > ";
            case STARTS -> " starts ";
          };
      return of(compare.left()) + sign + of(compare.right());
    } else if (expr instanceof Expr.In in) {
      return of(in.of()) + " in " + list(List.copyOf(in.listed()));
    } else if (expr instanceof Expr.Is is) {
      return of(is.of()) + " is " + is.className();
    } else if (expr instanceof Expr.Exists exists) {
      return of(exists.of()) + " exists";
    } else if (expr instanceof Expr.Not not) {
      return "not " + of(not.of());
    } else if (expr instanceof Expr.And and) {
      return of(and.left()) + " and " + of(and.right());
    }
    var or = (Expr.Or) expr;
    return "(" + of(or.left()) + " or " + of(or.right()) + ")";
  }

  private static String near(@Nullable Expr near) {
    return near == null ? "" : ", " + of(near);
  }

  private static String list(List<? extends Expr> expressions) {
    return expressions.stream().map(ExprText::of).collect(Collectors.joining(", ", "(", ")"));
  }

  private static String lower(Enum<?> name) {
    return name.name().toLowerCase(Locale.ROOT);
  }
}
