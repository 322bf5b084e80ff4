package dev.usagetelemetry.disclose;

import java.lang.ref.WeakReference;
import java.util.List;
import java.util.function.Supplier;

/**
 * The server's own diagnostic log, found anew for each text: a few times a day it costs nothing,
 * servers reconfigure and restart their logging, and so nothing of the server is held. Only to be
 * used once the server has started, so that its logging is initialized by itself and not by us.
 */
public final class ServerLog implements Log {

  private final WeakReference<ClassLoader> serverLoader;
  private final List<ServerLogging> order;
  private final Supplier<Class<?>[]> loadedClasses;

  /**
   * A log that is looked for in a server.
   *
   * @param serverLoader the loader of an object of the server; held weakly
   * @param order the routes to try, first match wins; {@link LogRoute#DEFAULT_ORDER} if nothing
   *     better is known
   * @param loadedClasses every class that the JVM has loaded, {@code
   *     Instrumentation::getAllLoadedClasses}: a framework that the server has not loaded is not
   *     used
   */
  public ServerLog(
      ClassLoader serverLoader,
      List<? extends ServerLogging> order,
      Supplier<Class<?>[]> loadedClasses) {
    this.serverLoader = new WeakReference<>(serverLoader);
    this.order = List.copyOf(order);
    this.loadedClasses = loadedClasses;
  }

  @Override
  public boolean info(String text) {
    ClassLoader loader = serverLoader.get();
    if (loader == null) {
      return false;
    }
    // Frameworks pick their context, and load their plug-ins, by the thread's context loader.
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    try {
      return info(new ServerClasses(loader, loadedClasses.get()), text);
    } catch (Throwable noClasses) {
      return false;
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private boolean info(ServerClasses classes, String text) {
    for (ServerLogging route : order) {
      try {
        if (route.info(classes, text)) {
          return true;
        }
      } catch (Throwable notThisWay) {
        // A framework of an unknown version, half shut down, or throwing: the next may do.
      }
    }
    return false;
  }
}
