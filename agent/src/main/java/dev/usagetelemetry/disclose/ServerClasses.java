package dev.usagetelemetry.disclose;

import org.jspecify.annotations.Nullable;

/**
 * The classes that a server sees and has itself loaded. One that merely lies on its class path is
 * not there for us: to use it would be to initialize a logging framework that the server has not
 * chosen, with whatever that prints.
 */
final class ServerClasses {

  private final ClassLoader loader;
  private final Class<?>[] loaded;

  /**
   * The classes of one server.
   *
   * @param loader the loader of the captured object
   * @param loaded every class the JVM had loaded before we asked; not copied
   */
  ServerClasses(ClassLoader loader, Class<?>[] loaded) {
    this.loader = loader;
    this.loaded = loaded;
  }

  ClassLoader loader() {
    return loader;
  }

  /**
   * The class of that name, if the server has loaded it; not initialized by being found. The loader
   * is asked only when there is such a class at all, since to ask is to load: the second time, what
   * the server has never touched would be there.
   */
  @Nullable Class<?> find(String name) {
    if (!isLoadedSomewhere(name)) {
      return null;
    }
    try {
      Class<?> visible = Class.forName(name, false, loader);
      for (Class<?> candidate : loaded) {
        if (candidate == visible) {
          return visible;
        }
      }
      return null;
    } catch (ClassNotFoundException | LinkageError notThere) {
      return null;
    }
  }

  private boolean isLoadedSomewhere(String name) {
    for (Class<?> candidate : loaded) {
      if (candidate.getName().equals(name)) {
        return true;
      }
    }
    return false;
  }

  /** A class of the same framework as one already found. */
  static Class<?> sibling(Class<?> known, String name) throws ClassNotFoundException {
    return Class.forName(name, false, known.getClassLoader());
  }
}
