package dev.usagetelemetry.disclose;

/**
 * SLF4J. Bound to Log4j 2 it is left aside for {@link Log4j2Logging}, whose reason it shares.
 *
 * @param prefix of the package names, where a server carries a copy of SLF4J under names of its own
 *     (RocketMQ: {@code org.apache.rocketmq.logging.}); else empty
 */
record Slf4jLogging(String prefix) implements ServerLogging {

  /** No-op loggers, and those that keep events until a binding is there, if one ever is. */
  private static final String PLACEHOLDERS = "org.slf4j.helpers.";

  @Override
  public boolean info(ServerClasses classes, String text) throws ReflectiveOperationException {
    Class<?> loggerFactory = classes.find(prefix + "org.slf4j.LoggerFactory");
    if (loggerFactory == null) {
      return false;
    }
    Object factory = loggerFactory.getMethod("getILoggerFactory").invoke(null);
    if (factory.getClass().getName().startsWith("org.apache.logging.slf4j.")) {
      return Log4j2Logging.infoBehind(factory.getClass(), classes.loader(), text);
    }
    Object logger =
        ServerClasses.sibling(loggerFactory, prefix + "org.slf4j.ILoggerFactory")
            .getMethod("getLogger", String.class)
            .invoke(factory, LOGGER);
    Class<?> api = ServerClasses.sibling(loggerFactory, prefix + "org.slf4j.Logger");
    if (logger.getClass().getName().startsWith(prefix + PLACEHOLDERS)
        || !(boolean) api.getMethod("isInfoEnabled").invoke(logger)) {
      return false;
    }
    api.getMethod("info", String.class, Object.class).invoke(logger, "{}", text);
    return true;
  }
}
