package dev.usagetelemetry.disclose;

/** JBoss Logging: WildFly shows it to its modules where it hides SLF4J from them. */
final class JBossLogging implements ServerLogging {

  @Override
  public boolean info(ServerClasses classes, String text) throws ReflectiveOperationException {
    Class<?> api = classes.find("org.jboss.logging.Logger");
    if (api == null) {
      return false;
    }
    Object logger = api.getMethod("getLogger", String.class).invoke(null, LOGGER);
    if (!(boolean) api.getMethod("isInfoEnabled").invoke(logger)) {
      return false;
    }
    // info(Object) is the one that takes no template; infof and infov do.
    api.getMethod("info", Object.class).invoke(logger, text);
    return true;
  }
}
