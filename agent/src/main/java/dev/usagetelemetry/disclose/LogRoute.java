package dev.usagetelemetry.disclose;

import java.util.List;

/** A logging framework through which a server's own log can be reached. */
public enum LogRoute implements ServerLogging {
  /** Log4j 2, through its API. */
  LOG4J2,
  /** SLF4J 1.7 or 2, whatever it is bound to. */
  SLF4J,
  /** JBoss Logging. */
  JBOSS,
  /** The JDK's own, which some servers replace the inside of. */
  JUL;

  /**
   * The order for a server of which nothing is known. Log4j 2 before the façades, since through
   * them it would take our class loader for an application of its own; the JDK's last, since it is
   * there even when nobody reads it.
   */
  public static final List<LogRoute> DEFAULT_ORDER = List.of(LOG4J2, SLF4J, JBOSS, JUL);

  /** The framework as the server has it below a package of its own; SLF4J alone can be moved. */
  public static ServerLogging slf4jBelow(String prefix) {
    return new Slf4jLogging(prefix + ".");
  }

  /** A logger that the server hands out itself. */
  public static ServerLogging through(Log logger) {
    return (classes, text) -> logger.info(text);
  }

  @Override
  public boolean info(ServerClasses classes, String text) throws ReflectiveOperationException {
    return logging().info(classes, text);
  }

  private ServerLogging logging() {
    return switch (this) {
      case LOG4J2 -> new Log4j2Logging();
      case SLF4J -> new Slf4jLogging("");
      case JBOSS -> new JBossLogging();
      case JUL -> new JulLogging();
    };
  }
}
