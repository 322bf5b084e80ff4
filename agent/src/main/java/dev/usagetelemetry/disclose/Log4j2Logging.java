package dev.usagetelemetry.disclose;

import org.jspecify.annotations.Nullable;

/**
 * Log4j 2. Its usual way in, {@code LogManager.getLogger}, picks the logger context by the caller's
 * class loader; ours is isolated, so that it would make a second context, read the configuration
 * again and re-open, even truncate, the server's files. So we ask for the context that is already
 * there for the server's loader, and make none ({@code LoggerContextFactory.hasContext}, Log4j 2.13
 * and newer; an older one is left alone).
 */
final class Log4j2Logging implements ServerLogging {

  private static final String LOG_MANAGER = "org.apache.logging.log4j.LogManager";

  @Override
  public boolean info(ServerClasses classes, String text) throws ReflectiveOperationException {
    Class<?> logManager = classes.find(LOG_MANAGER);
    return logManager != null && info(logManager, classes.loader(), text);
  }

  /** Writes through the Log4j 2 that lies behind another framework. */
  static boolean infoBehind(Class<?> binding, ClassLoader server, String text)
      throws ReflectiveOperationException {
    return info(ServerClasses.sibling(binding, LOG_MANAGER), server, text);
  }

  private static boolean info(Class<?> logManager, ClassLoader server, String text)
      throws ReflectiveOperationException {
    ClassLoader owner = ownerOfContext(logManager, server);
    if (owner == null) {
      return false;
    }
    Object context =
        logManager
            .getMethod("getContext", ClassLoader.class, boolean.class)
            .invoke(null, owner, false);
    Object logger =
        ServerClasses.sibling(logManager, "org.apache.logging.log4j.spi.LoggerContext")
            .getMethod("getLogger", String.class)
            .invoke(context, LOGGER);
    Class<?> api = ServerClasses.sibling(logManager, "org.apache.logging.log4j.Logger");
    if (!(boolean) api.getMethod("isInfoEnabled").invoke(logger)) {
      return false;
    }
    api.getMethod("info", String.class, Object.class).invoke(logger, "{}", text);
    return true;
  }

  /** The nearest loader, from the server's upwards, that a started context belongs to. */
  private static @Nullable ClassLoader ownerOfContext(Class<?> logManager, ClassLoader server)
      throws ReflectiveOperationException {
    Object factory = logManager.getMethod("getFactory").invoke(null);
    var hasContext =
        ServerClasses.sibling(logManager, "org.apache.logging.log4j.spi.LoggerContextFactory")
            .getMethod("hasContext", String.class, ClassLoader.class, boolean.class);
    for (ClassLoader loader = server; loader != null; loader = loader.getParent()) {
      if ((boolean) hasContext.invoke(factory, LOGGER, loader, false)) {
        return loader;
      }
    }
    return null;
  }
}
