package dev.usagetelemetry.capture;

import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads fields and calls methods of objects whose classes we have never seen.
 *
 * <p>The most harmless way comes first: a public method of a public type in an exported package
 * (interfaces included, so that a JDK collection is read through {@code Map} and never opened),
 * then {@code setAccessible}, then opening the package of a server's module through
 * Instrumentation. A member that does not exist is absent; versions of a server differ.
 */
final class Members {

  private final Consumer<Class<?>> opener;

  /**
   * @param opener opens the package of a class to this code
   */
  Members(Consumer<Class<?>> opener) {
    this.opener = opener;
  }

  @Nullable Object field(Object target, String name) {
    return field(target.getClass(), target, name);
  }

  @Nullable Object staticField(Class<?> type, String name) {
    return field(type, null, name);
  }

  @Nullable Object call(Object target, String name, @Nullable Object... arguments) {
    return call(target.getClass(), target, name, arguments);
  }

  @Nullable Object callStatic(Class<?> type, String name, @Nullable Object... arguments) {
    return call(type, null, name, arguments);
  }

  private @Nullable Object field(Class<?> start, @Nullable Object target, String name) {
    for (var type : Types.of(start)) {
      Field field;
      try {
        field = type.getDeclaredField(name);
      } catch (NoSuchFieldException | LinkageError notHere) {
        continue;
      }
      if ((target == null) == Modifier.isStatic(field.getModifiers())
          && makeAccessible(field, type)) {
        try {
          return field.get(target);
        } catch (IllegalAccessException sealed) {
          return null;
        }
      }
    }
    return null;
  }

  /** Whether there is a method of that name that takes these arguments. */
  boolean has(Object target, String name, Object... arguments) {
    return method(target.getClass(), target, name, arguments) != null;
  }

  private @Nullable Object call(
      Class<?> start, @Nullable Object target, String name, @Nullable Object... arguments) {
    var method = method(start, target, name, arguments);
    return method == null ? null : invoke(method, target, arguments);
  }

  private @Nullable Method method(
      Class<?> start, @Nullable Object target, String name, @Nullable Object... arguments) {
    var types = List.copyOf(Types.of(start));
    for (var type : types) {
      if (Modifier.isPublic(type.getModifiers())
          && type.getModule().isExported(type.getPackageName())) {
        var method = find(type, target, name, arguments, true);
        if (method != null) {
          return method;
        }
      }
    }
    for (var type : types) {
      var method = find(type, target, name, arguments, false);
      if (method != null && makeAccessible(method, type)) {
        return method;
      }
    }
    return null;
  }

  private static @Nullable Method find(
      Class<?> type,
      @Nullable Object target,
      String name,
      @Nullable Object[] arguments,
      boolean onlyPublic) {
    Method[] declared;
    try {
      declared = type.getDeclaredMethods();
    } catch (LinkageError incompleteClassPath) {
      return null;
    }
    @Nullable Method found = null;
    for (var method : declared) {
      var modifiers = method.getModifiers();
      if (method.getName().equals(name)
          && (!onlyPublic || Modifier.isPublic(modifiers))
          && (target == null) == Modifier.isStatic(modifiers)
          && Arguments.fit(method.getParameterTypes(), arguments)
          && (found == null || isBetter(method, found, arguments))) {
        found = method;
      }
    }
    return found;
  }

  /** A bridge method returns less precisely; of overloads the closest is meant, as in Java. */
  private static boolean isBetter(Method method, Method than, @Nullable Object[] arguments) {
    return than.isBridge()
        || (!method.isBridge()
            && Arguments.fitCloser(
                method.getParameterTypes(), than.getParameterTypes(), arguments));
  }

  private static @Nullable Object invoke(
      Method method, @Nullable Object target, @Nullable Object[] arguments) {
    try {
      return method.invoke(target, Arguments.convert(method.getParameterTypes(), arguments));
    } catch (InvocationTargetException thrown) {
      throw new ReadingFailed("the server answered with an exception");
    } catch (IllegalAccessException sealed) {
      return null;
    }
  }

  private boolean makeAccessible(AccessibleObject member, Class<?> type) {
    try {
      member.setAccessible(true);
      return true;
    } catch (InaccessibleObjectException closed) {
      return openPackage(type) && member.trySetAccessible();
    }
  }

  /** A server's modules only: nobody has any business in the JDK's. */
  private boolean openPackage(Class<?> type) {
    var module = type.getModule().getName();
    if (module == null || module.startsWith("java.") || module.startsWith("jdk.")) {
      return false;
    }
    opener.accept(type);
    return true;
  }
}
