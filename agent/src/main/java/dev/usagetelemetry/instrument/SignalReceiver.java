package dev.usagetelemetry.instrument;

import org.jspecify.annotations.Nullable;

/** Who wants to know what happens in the server. Called on the server's own threads. */
public interface SignalReceiver {

  /**
   * A hook fired. Must return at once: no I/O, no lock of the server's, nothing but keeping a
   * reference and waking a thread.
   *
   * @param host the woven class
   * @param captured the object taken, null in a static method
   */
  void fired(Hook hook, Class<?> host, @Nullable Object captured);

  /** A class was woven: some of its hooks are in place, the others do not exist in it. */
  void woven(Weaving weaving);
}
