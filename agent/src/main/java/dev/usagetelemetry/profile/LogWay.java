package dev.usagetelemetry.profile;

/** A way to a server's own log, as its profile names it. */
public sealed interface LogWay {

  /**
   * A logging framework that the server uses.
   *
   * @param name of the framework, upper case
   * @param below the package below which the server keeps a copy of it, empty where it is in its
   *     own
   */
  record Framework(String name, String below) implements LogWay {}

  /** A logger that the server hands out itself: an object with a method {@code info(String)}. */
  record Logger(Expr path) implements LogWay {}
}
