package dev.usagetelemetry.disclose;

/**
 * {@code java.util.logging}, by reflection as well: a trimmed JVM may not have it, and nothing of
 * ours shall link to it, since whoever touches it first decides its LogManager for good.
 */
final class JulLogging implements ServerLogging {

  @Override
  public boolean info(ServerClasses classes, String text) throws ReflectiveOperationException {
    Class<?> api = classes.find("java.util.logging.Logger");
    if (api == null || isBoundToLog4j2(api)) {
      return false;
    }
    Object logger = api.getMethod("getLogger", String.class).invoke(null, LOGGER);
    Class<?> level = ServerClasses.sibling(api, "java.util.logging.Level");
    Object info = level.getField("INFO").get(null);
    if (!(boolean) api.getMethod("isLoggable", level).invoke(logger, info)) {
      return false;
    }
    // logp, because log would walk the stack for a source and print a class of ours.
    api.getMethod("logp", level, String.class, String.class, String.class, Object.class)
        .invoke(logger, info, LOGGER, "info", "{0}", text);
    return true;
  }

  /** As with SLF4J, our isolated caller would make a second logger context. */
  private static boolean isBoundToLog4j2(Class<?> api) throws ReflectiveOperationException {
    Class<?> logManager = ServerClasses.sibling(api, "java.util.logging.LogManager");
    Object inUse = logManager.getMethod("getLogManager").invoke(null);
    return inUse.getClass().getName().startsWith("org.apache.logging.log4j.");
  }
}
