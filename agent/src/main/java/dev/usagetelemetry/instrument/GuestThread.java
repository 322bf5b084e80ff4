package dev.usagetelemetry.instrument;

/**
 * Threads of a guest: daemons, which never keep the JVM alive, and with nothing of the server's
 * thread that happens to make them, which they would hold: no context class loader and no inherited
 * thread locals. What they let escape does not reach the server's default handler, since some halt
 * the JVM.
 */
public final class GuestThread {

  private GuestThread() {}

  /** A thread, not started. */
  @SuppressWarnings("ThreadPriorityCheck") // A wish, nothing relies on it: the server goes first.
  public static Thread of(String name, Runnable work) {
    var thread = new Thread(null, work, name, 0, false);
    thread.setDaemon(true);
    thread.setPriority(Thread.MIN_PRIORITY);
    thread.setContextClassLoader(null);
    thread.setUncaughtExceptionHandler(GuestThread::ignore);
    return thread;
  }

  private static void ignore(Thread dying, Throwable error) {}
}
