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

  /** The class of that name, if the server has loaded it; not initialized by being found. */
  @Nullable Class<?> find(String name) {
    Class<?> visible;
    try {
      visible = Class.forName(name, false, loader);
    } catch (ClassNotFoundException | LinkageError notThere) {
      return null;
    }
    for (Class<?> candidate : loaded) {
      if (candidate == visible) {
        return visible;
      }
    }
    return null;
  }

  /** A class of the same framework as one already found. */
  static Class<?> sibling(Class<?> known, String name) throws ClassNotFoundException {
    return Class.forName(name, false, known.getClassLoader());
  }
}
