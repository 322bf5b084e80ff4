package dev.usagetelemetry.schedule;

/** The one thread of this agent. */
public final class TelemetryThread {

  /** Its name, by which it can be found in a thread dump. */
  public static final String NAME = "usage-telemetry";

  private TelemetryThread() {}

  /**
   * Starts it. A daemon, so that it never keeps the JVM alive, and with nothing of the server's
   * thread that happens to start it: no context class loader and no inherited thread locals, which
   * it would hold for ever.
   */
  @SuppressWarnings("ThreadPriorityCheck") // A wish, nothing relies on it: the server goes first.
  public static Thread start(TelemetryLoop loop) {
    Thread thread = new Thread(null, loop, NAME, 0, false);
    thread.setDaemon(true);
    thread.setPriority(Thread.MIN_PRIORITY);
    thread.setContextClassLoader(null);
    thread.start();
    return thread;
  }
}
