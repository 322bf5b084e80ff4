package dev.usagetelemetry.schedule;

/** Time that only goes forward, and waiting for it. */
public interface Ticker {

  /** For {@link #parkUntil}: until woken. */
  long NEVER = Long.MAX_VALUE;

  /** Nanoseconds since the ticker was made; never goes back. */
  long nanos();

  /**
   * Parks the current thread until then, or until it is unparked; may also return for no reason.
   */
  void parkUntil(long nanos);

  /** The JVM's own clock. */
  static Ticker system() {
    return begun(0);
  }

  /** The JVM's own clock, as if the ticker had been made that many nanoseconds ago. */
  static Ticker begun(long nanosAgo) {
    return new SystemTicker(System.nanoTime() - nanosAgo);
  }
}
