package dev.usagetelemetry.capture;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The types of an object by name, without loading one. */
final class Types {

  private Types() {}

  static boolean isInstance(Object value, String className) {
    for (var type : of(value.getClass())) {
      if (type.getName().equals(className)) {
        return true;
      }
    }
    return false;
  }

  /** The class, its superclasses, then all their interfaces. */
  static Set<Class<?>> of(Class<?> start) {
    var types = new LinkedHashSet<Class<?>>();
    for (@Nullable Class<?> type = start; type != null; type = type.getSuperclass()) {
      types.add(type);
    }
    for (var type : List.copyOf(types)) {
      addInterfaces(type, types);
    }
    return types;
  }

  private static void addInterfaces(Class<?> type, Set<Class<?>> to) {
    for (var parent : type.getInterfaces()) {
      if (to.add(parent)) {
        addInterfaces(parent, to);
      }
    }
  }
}
