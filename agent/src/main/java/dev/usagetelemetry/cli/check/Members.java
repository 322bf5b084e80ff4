package dev.usagetelemetry.cli.check;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The members of types: those they declare or inherit, and those that only a subclass has. */
final class Members {

  private static final Set<String> BOXES =
      Set.of(
          "java.util.Optional",
          "java.util.concurrent.atomic.AtomicReference",
          "java.lang.ref.WeakReference",
          "java.lang.ref.SoftReference",
          "java.lang.ref.Reference",
          "java.util.concurrent.CompletableFuture",
          "java.util.concurrent.Future",
          "java.util.concurrent.CompletionStage",
          "scala.Option",
          "scala.Some");

  private static final Map<String, JavaType> NUMBER_BOXES =
      Map.of(
          "java.util.OptionalInt", JavaType.NUMBER,
          "java.util.OptionalLong", JavaType.NUMBER,
          "java.util.concurrent.atomic.AtomicInteger", JavaType.NUMBER,
          "java.util.concurrent.atomic.AtomicLong", JavaType.NUMBER,
          "java.util.concurrent.atomic.LongAdder", JavaType.NUMBER,
          "java.util.concurrent.atomic.AtomicBoolean", JavaType.BOOLEAN);

  private static final Set<String> CONTAINERS =
      Set.of(
          "java.lang.Iterable",
          "java.util.Map",
          "java.util.Iterator",
          "java.util.Enumeration",
          "java.util.stream.BaseStream",
          "scala.collection.Iterable",
          "scala.collection.IterableOnce",
          "scala.collection.TraversableOnce");

  private final ClassFiles classes;

  Members(ClassFiles classes) {
    this.classes = classes;
  }

  /** What a box has in it, for boxes open by themselves. */
  static JavaType opened(JavaType type) {
    var number = NUMBER_BOXES.get(type.name());
    if (number != null) {
      return number;
    }
    return BOXES.contains(type.name()) ? opened(type.lastArgument()) : type;
  }

  /** What is in a container; empty if it is none. */
  Optional<JavaType> element(JavaType type) {
    if (type.isUnknown()) {
      return Optional.of(JavaType.UNKNOWN);
    } else if (type.isArray() || type.isMany()) {
      return Optional.of(opened(type.lastArgument()));
    }
    return CONTAINERS.stream().anyMatch(container -> classes.isA(type.name(), container))
        ? Optional.of(opened(type.lastArgument()))
        : Optional.empty();
  }

  /** The types of a field; empty if there is none. */
  Set<JavaType> field(JavaType of, String name) {
    return of.isMany()
        ? ofEach(field(of.lastArgument(), name))
        : anywhere(of, shape -> fieldOf(shape, of, name));
  }

  /** The types of the results of all methods of a name and number of arguments. */
  Set<JavaType> call(JavaType of, String name, int arguments) {
    return of.isMany()
        ? ofEach(call(of.lastArgument(), name, arguments))
        : anywhere(of, shape -> resultsOf(shape, of, name, arguments));
  }

  private static Set<JavaType> ofEach(Set<JavaType> types) {
    var several = new LinkedHashSet<JavaType>();
    types.forEach(type -> several.add(JavaType.many(type)));
    return several;
  }

  /** How a class is searched. */
  private interface Search {
    Set<JavaType> in(ClassShape shape);
  }

  private Set<JavaType> anywhere(JavaType of, Search search) {
    if (of.isUnknown()) {
      return Set.of(JavaType.UNKNOWN);
    }
    for (var shape : classes.withSupers(of.name())) {
      var here = search.in(shape);
      if (!here.isEmpty()) {
        return here;
      }
    }
    var below = new LinkedHashSet<JavaType>();
    for (var subtype : classes.subtypesOf(of.name())) {
      for (var shape : classes.withSupers(subtype)) {
        below.addAll(search.in(shape));
      }
    }
    return below.isEmpty() && isOpen(of) ? Set.of(JavaType.UNKNOWN) : below;
  }

  /** Anybody may implement an interface of the JDK, the JDK itself too: an Executor, for one. */
  private boolean isOpen(JavaType type) {
    return type.name().startsWith("java.")
        && element(type).isEmpty()
        && classes.find(type.name()).map(ClassShape::isInterface).orElse(false);
  }

  private static Set<JavaType> fieldOf(ClassShape shape, JavaType of, String name) {
    var signature = shape.fields().get(name);
    return signature == null
        ? Set.of()
        : Set.of(opened(JavaType.parse(signature, variables(shape, of))));
  }

  private static Set<JavaType> resultsOf(
      ClassShape shape, JavaType of, String name, int arguments) {
    var results = new LinkedHashSet<JavaType>();
    for (var method : shape.methods()) {
      if (method.name().equals(name) && method.parameterCount() == arguments) {
        var types = JavaType.parseMethod(method.signature(), variables(shape, of));
        results.add(opened(types.get(types.size() - 1)));
      }
    }
    return results;
  }

  /** Only of the class itself: what becomes of its arguments further up is not followed. */
  private static Map<String, JavaType> variables(ClassShape shape, JavaType of) {
    var variables = new HashMap<String, JavaType>();
    if (shape.name().equals(of.name()) && shape.formals().size() == of.arguments().size()) {
      for (var i = 0; i < shape.formals().size(); i++) {
        variables.put(shape.formals().get(i), of.arguments().get(i));
      }
    }
    return variables;
  }
}
