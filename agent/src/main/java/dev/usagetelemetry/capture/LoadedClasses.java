package dev.usagetelemetry.capture;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds classes that the server has loaded, and never loads one: in the JVM of a tool the static
 * state of a database's configuration class would be set up by looking at it.
 *
 * <p>Made anew for each report; walks the JVM's list of classes once for each name.
 */
final class LoadedClasses {

  private final Supplier<Class<?>[]> allLoaded;
  private final Map<String, List<Class<?>>> found = new ConcurrentHashMap<>();

  LoadedClasses(Supplier<Class<?>[]> allLoaded) {
    this.allLoaded = allLoaded;
  }

  /**
   * The class of this name that the server sees.
   *
   * @param loader whose view counts: the class is its own, an ancestor's, or one it has been given
   * @return null when no such class is loaded
   */
  @Nullable Class<?> find(String name, @Nullable ClassLoader loader) {
    var candidates = found.computeIfAbsent(name, this::named);
    for (var at = loader; at != null; at = at.getParent()) {
      for (var candidate : candidates) {
        if (candidate.getClassLoader() == at) {
          return candidate;
        }
      }
    }
    return candidates.isEmpty() ? null : asked(name, loader, candidates);
  }

  /** Loaders that do not delegate to parents (JBoss Modules, Equinox) are asked themselves. */
  private static @Nullable Class<?> asked(
      String name, @Nullable ClassLoader loader, List<Class<?>> candidates) {
    try {
      var answer = Class.forName(name, false, loader);
      return candidates.contains(answer) ? answer : null;
    } catch (ClassNotFoundException | LinkageError notVisible) {
      return null;
    }
  }

  private List<Class<?>> named(String name) {
    var named = new ArrayList<Class<?>>();
    for (Class<?> loaded : allLoaded.get()) {
      if (loaded.getName().equals(name)) {
        named.add(loaded);
      }
    }
    return named;
  }
}
