package dev.usagetelemetry.cli.check;

import dev.usagetelemetry.cli.check.Found.Missing;
import dev.usagetelemetry.cli.check.Found.Types;
import dev.usagetelemetry.instrument.Hook;
import dev.usagetelemetry.instrument.Hook.Taken;
import dev.usagetelemetry.profile.Expr;
import dev.usagetelemetry.profile.ExprText;
import dev.usagetelemetry.profile.Profile;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Follows the expressions of a profile through the classes of one version of a server. */
final class Paths {

  private final Profile profile;
  private final ClassFiles classes;
  private final Members members;
  private final Map<String, Found> names = new HashMap<>();

  Paths(Profile profile, ClassFiles classes) {
    this.profile = profile;
    this.classes = classes;
    this.members = new Members(classes);
  }

  /** Where an expression leads. */
  Found follow(Expr expr) {
    return follow(expr, null);
  }

  /**
   * Where an expression leads.
   *
   * @param it what is known of the element at hand
   */
  Found follow(Expr expr, @Nullable Found it) {
    if (expr instanceof Expr.Literal literal) {
      return Types.of(literal.value() instanceof String ? JavaType.STRING : JavaType.NUMBER);
    } else if (expr instanceof Expr.It) {
      return it == null ? Types.of(JavaType.UNKNOWN) : it;
    } else if (expr instanceof Expr.Name name) {
      return named(name.name());
    } else if (expr instanceof Expr.Field field) {
      return step(field.of(), it, expr, type -> members.field(type, field.name()));
    } else if (expr instanceof Expr.Call call) {
      for (var argument : call.arguments()) {
        if (follow(argument, it) instanceof Missing missing) {
          return missing;
        }
      }
      var count = call.arguments().size();
      return step(call.of(), it, expr, type -> members.call(type, call.method(), count));
    } else if (expr instanceof Expr.Static root) {
      return classNamed(root.className());
    } else if (expr instanceof Expr.ClassOf of) {
      return classNamed(of.className()) instanceof Missing missing
          ? missing
          : Types.of(JavaType.of("java.lang.Class"));
    } else if (expr instanceof Expr.Resource || expr instanceof Expr.Manifest) {
      return Types.of(JavaType.STRING);
    } else if (expr instanceof Expr.MBean) {
      return Types.of(JavaType.UNKNOWN);
    }
    return several(expr, it);
  }

  private Found several(Expr expr, @Nullable Found it) {
    if (expr instanceof Expr.Each each) {
      return severalOf(elements(flat(follow(each.of(), it)), expr));
    } else if (expr instanceof Expr.At at) {
      return elements(follow(at.of(), it), expr);
    } else if (expr instanceof Expr.Where where) {
      return severalOf(holding(where.of(), where.condition(), it));
    } else if (expr instanceof Expr.Quantified quantified) {
      return holding(quantified.of(), quantified.condition(), it) instanceof Missing missing
          ? missing
          : Types.of(JavaType.BOOLEAN);
    } else if (expr instanceof Expr.Aggregate aggregate) {
      return aggregate(aggregate, it);
    } else if (expr instanceof Expr.Sum sum) {
      return both(sum.left(), sum.right(), it, JavaType.NUMBER);
    }
    return condition(expr, it);
  }

  private Found condition(Expr expr, @Nullable Found it) {
    if (expr instanceof Expr.Compare compare) {
      return both(compare.left(), compare.right(), it, JavaType.BOOLEAN);
    } else if (expr instanceof Expr.And and) {
      return both(and.left(), and.right(), it, JavaType.BOOLEAN);
    } else if (expr instanceof Expr.Or or) {
      // One side that is unknown leaves the other its say.
      var left = follow(or.left(), it);
      return left instanceof Missing ? follow(or.right(), it) : Types.of(JavaType.BOOLEAN);
    }
    var operand =
        expr instanceof Expr.In in
            ? in.of()
            : expr instanceof Expr.Is is
                ? is.of()
                : expr instanceof Expr.Exists exists ? exists.of() : ((Expr.Not) expr).of();
    return follow(operand, it) instanceof Missing missing ? missing : Types.of(JavaType.BOOLEAN);
  }

  /** Where an expression leads from each element of a container. */
  Found ofEach(Expr container, Expr expr) {
    var found = follow(container);
    return found instanceof Types types ? follow(expr, elementsOrItself(types)) : found;
  }

  private Found both(Expr left, Expr right, @Nullable Found it, JavaType result) {
    if (follow(left, it) instanceof Missing missing) {
      return missing;
    }
    return follow(right, it) instanceof Missing missing ? missing : Types.of(result);
  }

  private Found aggregate(Expr.Aggregate aggregate, @Nullable Found it) {
    Found all = new Missing("nothing");
    for (var operand : aggregate.of()) {
      all = either(all, follow(operand, it));
    }
    if (!(all instanceof Types types)) {
      return all;
    }
    return switch (aggregate.function()) {
      case COUNT, SUM, MIN, MAX -> Types.of(JavaType.NUMBER);
      case SIMPLENAME -> Types.of(JavaType.STRING);
      case FIRST -> elementsOrItself(types);
      case UNION -> severalOf(elementsOrItself(types));
    };
  }

  /** What is absent is left out; the last reason counts when all is. */
  private static Found either(Found one, Found other) {
    if (one instanceof Types types && other instanceof Types more) {
      return types.and(more);
    }
    return other instanceof Types || one instanceof Missing ? other : one;
  }

  /** {@code a[where c]}, {@code any(a, c)}: the elements, if the condition can be told of them. */
  private Found holding(Expr of, Expr condition, @Nullable Found it) {
    var container = follow(of, it);
    if (container instanceof Missing) {
      return container;
    }
    var element = elementsOrItself((Types) container);
    return follow(condition, element) instanceof Missing missing ? missing : element;
  }

  /** {@code [*]} on several values goes to the elements of each. */
  private static Found flat(Found found) {
    if (!(found instanceof Types types)) {
      return found;
    }
    var inner = new LinkedHashSet<JavaType>();
    types.types().forEach(type -> inner.add(type.isMany() ? type.lastArgument() : type));
    return new Types(inner);
  }

  private static Found severalOf(Found elements) {
    if (!(elements instanceof Types types)) {
      return elements;
    }
    var several = new LinkedHashSet<JavaType>();
    types.types().forEach(type -> several.add(JavaType.many(type)));
    return new Types(several);
  }

  private Found elements(Found container, Expr expr) {
    if (!(container instanceof Types types)) {
      return container;
    }
    var found = new LinkedHashSet<JavaType>();
    for (var type : types.types()) {
      members.element(type).ifPresent(found::add);
    }
    return found.isEmpty()
        ? new Missing(
            ExprText.of(expr) + ": " + types.types().iterator().next() + " is no container")
        : new Types(found);
  }

  private Found elementsOrItself(Types types) {
    var found = new LinkedHashSet<JavaType>();
    for (var type : types.types()) {
      found.add(members.element(type).orElse(type));
    }
    return new Types(found);
  }

  /** What a step finds in a type. */
  private interface Step {
    Set<JavaType> from(JavaType type);
  }

  private Found step(Expr of, @Nullable Found it, Expr whole, Step step) {
    var from = follow(of, it);
    if (!(from instanceof Types types) || types.isOpen()) {
      return from;
    }
    var found = new LinkedHashSet<JavaType>();
    for (var type : types.types()) {
      found.addAll(step.from(type));
    }
    return found.isEmpty()
        ? new Missing(ExprText.of(whole) + ": not in " + types.types().iterator().next())
        : new Types(found);
  }

  private Found classNamed(String name) {
    return classes.find(name).isPresent()
        ? Types.of(JavaType.of(name))
        : new Missing("class " + name + " is not there");
  }

  private Found named(String name) {
    var known = names.get(name);
    if (known == null) {
      var let = profile.lets().get(name);
      known = let == null ? captured(name) : alternatives(let);
      names.put(name, known);
    }
    return known;
  }

  private Found alternatives(List<Expr> let) {
    Found all = new Missing("nothing");
    for (var alternative : let) {
      all = either(all, follow(alternative));
    }
    return all;
  }

  private Found captured(String slot) {
    Found all = new Missing("nothing is captured as " + slot);
    for (var hook : profile.hooks()) {
      if (hook.slot().equals(slot) && hook.effect() != Hook.Effect.DROP) {
        for (var type : taken(hook)) {
          var found = Types.of(hook.effect() == Hook.Effect.KEEP_ALL ? JavaType.many(type) : type);
          all = all instanceof Types types ? types.and(found) : found;
        }
      }
    }
    return all;
  }

  /** The types of what a hook takes, of each method that it fits; none if it fits none. */
  Set<JavaType> taken(Hook hook) {
    var types = new LinkedHashSet<JavaType>();
    var shape = classes.find(hook.className());
    if (shape.isEmpty()) {
      return types;
    }
    for (var method : shape.get().methods()) {
      if (hook.method().equals(method.name())
          && method.descriptor().startsWith(hook.parameters())) {
        var parameters = JavaType.parseMethod(method.signature(), Map.of());
        var argument = hook.take().argument();
        if (argument == Taken.THIS) {
          types.add(JavaType.of(hook.className()));
        } else if (argument == Taken.RETURN) {
          types.add(Members.opened(parameters.get(parameters.size() - 1)));
        } else if (argument < parameters.size()) {
          types.add(Members.opened(parameters.get(argument - 1)));
        }
      }
    }
    return types;
  }
}
