package dev.usagetelemetry.capture;

import dev.usagetelemetry.profile.Expr;
import dev.usagetelemetry.profile.Field.Alternatives;
import dev.usagetelemetry.profile.Field.Cases;
import dev.usagetelemetry.profile.Field.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates the expressions of one profile against what it has captured. Made for one report, so
 * that a {@code let} is read once and the report shows one moment.
 *
 * <p>Null anywhere is absent: a capture that has not happened, a member that this version does not
 * have, an empty Optional. Absence goes through every step and is never an error and never zero.
 * Only an exception of the server's is a {@link ReadingFailed}.
 */
public final class Readings {

  private final Map<String, List<Expr>> lets;
  private final Captured captured;
  private final Members members;
  private final Elements elements;
  private final Several several;
  private final LoadedClasses loadedClasses;
  private final Conditions conditions;
  private final Map<String, Optional<Object>> letValues = new ConcurrentHashMap<>();

  /**
   * @param lets of the profile, in its order
   * @param opener opens the package of a class to this code
   * @param allLoaded every class that the JVM has loaded
   */
  public Readings(
      Map<String, List<Expr>> lets,
      Captured captured,
      Consumer<Class<?>> opener,
      Supplier<Class<?>[]> allLoaded) {
    this.lets = lets;
    this.captured = captured;
    this.members = new Members(opener);
    this.elements = new Elements(members);
    this.several = new Several(members, elements);
    this.loadedClasses = new LoadedClasses(allLoaded);
    this.conditions = new Conditions(this);
  }

  /**
   * The value of a field's source, null when it is absent. For cases the token of the first that
   * holds, or an empty text when none does; absent when no condition can be told.
   */
  public @Nullable Object read(Source source, @Nullable Object it) {
    if (source instanceof Alternatives alternatives) {
      return first(alternatives.expressions(), it);
    }
    @Nullable Object none = null;
    for (var each : ((Cases) source).cases()) {
      var holds = conditions.test(each.condition(), it);
      if (holds != null && holds) {
        return each.token();
      }
      none = holds == null ? none : "";
    }
    return none;
  }

  /** The first of several expressions that gives a value. */
  public @Nullable Object first(List<Expr> alternatives, @Nullable Object it) {
    for (var alternative : alternatives) {
      var value = evaluate(alternative, it);
      if (value != null) {
        return value;
      }
    }
    return null;
  }

  /**
   * Has the server's own logger, which an expression leads to, write a text.
   *
   * @return whether there is such a logger with a method {@code info(String)}
   */
  public boolean log(Expr logger, String text) {
    var found = evaluate(logger, null);
    if (found == null || isPlaceholder(found) || !members.has(found, "info", text)) {
      return false;
    }
    members.call(found, "info", text);
    return true;
  }

  /** What logs nothing has a name that says so: {@code NullLog}, {@code NOPLogger}. */
  private static boolean isPlaceholder(Object logger) {
    var name = logger.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    return name.startsWith("null") || name.startsWith("nop") || name.startsWith("noop");
  }

  /** The elements of a container or of several values; null when the value is neither. */
  public @Nullable List<Object> elementsOf(Object value) {
    return elements.of(value);
  }

  /** The size of a container or how many values there are; null when the value is neither. */
  public @Nullable Long countOf(Object value) {
    return elements.count(value);
  }

  /** How a value reads in a profile: the name of an enum constant, else its text. */
  public static String text(Object value) {
    return Comparing.text(value);
  }

  @Nullable Object evaluate(Expr expr, @Nullable Object it) {
    return Boxes.open(raw(expr, it), members);
  }

  private @Nullable Object raw(Expr expr, @Nullable Object it) {
    if (expr instanceof Expr.Literal literal) {
      return literal.value();
    } else if (expr instanceof Expr.It) {
      return it;
    } else if (expr instanceof Expr.Name name) {
      return named(name.name());
    } else if (expr instanceof Expr.Field field) {
      return field(field, it);
    } else if (expr instanceof Expr.Call call) {
      return call(call, it);
    } else if (expr instanceof Expr.At at) {
      return at(at, it);
    } else if (expr instanceof Expr.Each each) {
      var of = evaluate(each.of(), it);
      return of == null ? null : several.elements(of);
    } else if (expr instanceof Expr.Where where) {
      return where(where, it);
    } else if (expr instanceof Expr.Sum sum) {
      return Numbers.sum(evaluate(sum.left(), it), evaluate(sum.right(), it), sum.minus());
    } else if (expr instanceof Expr.Aggregate aggregate) {
      return aggregate(aggregate, it);
    } else if (expr instanceof Expr.ClassOf classOf) {
      return loadedClasses.find(classOf.className(), captured.loader());
    } else if (expr instanceof Expr.Resource resource) {
      var host = captured.host();
      return host == null ? null : ClassPathFacts.resource(host, resource.path(), resource.key());
    } else if (expr instanceof Expr.Manifest manifest) {
      var of = classNear(manifest.of(), it);
      return of == null ? null : ClassPathFacts.manifest(of, manifest.key());
    } else if (expr instanceof Expr.MBean mbean) {
      return MBeans.attribute(mbean.objectName(), mbean.attribute());
    } else if (expr instanceof Expr.Static) {
      return null; // a class on its own is no value; its members are read in field and call
    }
    return conditions.test(expr, it);
  }

  private @Nullable Object named(String name) {
    var let = lets.get(name);
    if (let == null) {
      return captured.get(name);
    }
    var known = letValues.get(name);
    if (known == null) {
      known = Optional.ofNullable(first(let, null));
      letValues.put(name, known);
    }
    return known.orElse(null);
  }

  private @Nullable Object field(Expr.Field field, @Nullable Object it) {
    if (field.of() instanceof Expr.Static root) {
      var type = staticClass(root, it);
      return type == null ? null : members.staticField(type, field.name());
    }
    return several.step(evaluate(field.of(), it), target -> members.field(target, field.name()));
  }

  private @Nullable Object call(Expr.Call call, @Nullable Object it) {
    var arguments = new @Nullable Object[call.arguments().size()];
    for (var i = 0; i < arguments.length; i++) {
      arguments[i] = evaluate(call.arguments().get(i), it);
      if (arguments[i] == null) {
        return null;
      }
    }
    if (call.of() instanceof Expr.Static root) {
      var type = staticClass(root, it);
      return type == null ? null : members.callStatic(type, call.method(), arguments);
    }
    return several.step(
        evaluate(call.of(), it), target -> members.call(target, call.method(), arguments));
  }

  private @Nullable Class<?> staticClass(Expr.Static root, @Nullable Object it) {
    var near = classNear(root.near(), it);
    return near == null ? null : loadedClasses.find(root.className(), near.getClassLoader());
  }

  /** The class of what an expression gives; without one, the class that the server started with. */
  private @Nullable Class<?> classNear(@Nullable Expr expr, @Nullable Object it) {
    if (expr == null) {
      return captured.host();
    }
    var value = evaluate(expr, it);
    return value == null ? null : value.getClass();
  }

  private @Nullable Object at(Expr.At at, @Nullable Object it) {
    var of = evaluate(at.of(), it);
    var key = at.key().value();
    if (of instanceof Map<?, ?> map) {
      return map.get(key);
    }
    var items = of == null ? null : elements.of(of);
    return items != null && key instanceof Integer index && index >= 0 && index < items.size()
        ? items.get(index)
        : null;
  }

  private @Nullable Object where(Expr.Where where, @Nullable Object it) {
    var of = evaluate(where.of(), it);
    var items = of == null ? null : elements.of(of);
    if (items == null) {
      return null;
    }
    var kept = new ArrayList<Object>();
    var known = items.isEmpty();
    for (var item : items) {
      var holds = conditions.test(where.condition(), item);
      known |= holds != null;
      if (holds != null && holds) {
        kept.add(item);
      }
    }
    return known ? new Many(kept) : null;
  }

  private @Nullable Object aggregate(Expr.Aggregate aggregate, @Nullable Object it) {
    var operands = new ArrayList<Object>();
    for (var operand : aggregate.of()) {
      var value = evaluate(operand, it);
      if (value != null) {
        operands.add(value);
      }
    }
    return operands.isEmpty() ? null : Aggregates.of(aggregate.function(), operands, elements);
  }
}
