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

  /**
   * Somebody who attached to this JVM, and so is the same user, asks something.
   *
   * @param question {@code WORD:FILE}, and where the answer is to be
   */
  void answer(String question);

  /**
   * Whether an object is the one that a profile holds.
   *
   * @param slot under which it was captured
   */
  boolean isCaptured(String profile, String slot, @Nullable Object object);

  /** A class was woven: some of its hooks are in place, the others do not exist in it. */
  void woven(Weaving weaving);
}
