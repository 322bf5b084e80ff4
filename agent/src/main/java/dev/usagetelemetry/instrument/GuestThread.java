package dev.usagetelemetry.instrument;

import java.lang.Thread.UncaughtExceptionHandler;

/**
 * A thread of ours in the process of somebody else: a daemon, so that it never keeps the JVM alive,
 * of low priority, and with nothing of the server's thread that happens to start it. An inherited
 * context class loader or thread local would be held as long as the thread lives.
 */
public final class GuestThread {

  private GuestThread() {}

  /** A thread that has not been started yet. */
  @SuppressWarnings("ThreadPriorityCheck") // A wish, nothing relies on it: the server goes first.
  public static Thread of(String name, Runnable work) {
    var thread = new Thread(null, work, name, 0, false);
    thread.setDaemon(true);
    thread.setPriority(Thread.MIN_PRIORITY);
    thread.setContextClassLoader(null);
    thread.setUncaughtExceptionHandler(new Silence());
    return thread;
  }

  /** The default handler is the server's: some print a stack trace, some halt the JVM. */
  private static final class Silence implements UncaughtExceptionHandler {
    @Override
    public void uncaughtException(Thread dying, Throwable failure) {}
  }
}
