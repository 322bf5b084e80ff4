package dev.usagetelemetry.disclose;

/** One way to a server's log: a logging framework, spoken to by reflection through its API only. */
public interface ServerLogging {

  /** The logger that an operator can configure to silence us, or to write us elsewhere. */
  String LOGGER = "usage.telemetry";

  /**
   * Writes at INFO if the server uses this framework and its logger would let the text through.
   *
   * @return whether it was written
   * @throws ReflectiveOperationException when the framework is of a version that we do not know, or
   *     itself throws
   */
  boolean info(ServerClasses classes, String text) throws ReflectiveOperationException;
}
