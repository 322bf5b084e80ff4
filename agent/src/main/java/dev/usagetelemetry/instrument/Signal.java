package dev.usagetelemetry.instrument;

import dev.usagetelemetry.instrument.Hook.Condition;
import dev.usagetelemetry.instrument.Hook.Condition.Kind;
import java.lang.ref.WeakReference;
import java.security.AccessController;
import java.security.PrivilegedAction;
import org.jspecify.annotations.Nullable;

/**
 * The far end of one call site: what the woven {@code invokedynamic} calls. Nothing thrown here
 * reaches the host.
 *
 * <p>Privileged, since a SecurityManager judges by all callers on the stack, and the host's code is
 * among them. The class of the host is held weakly: the call site belongs to it, but this object is
 * reachable from ours.
 */
final class Signal {

  private final Hook hook;
  private final WeakReference<Class<?>> host;
  private final SignalReceiver receiver;

  Signal(Hook hook, Class<?> host, SignalReceiver receiver) {
    this.hook = hook;
    this.host = new WeakReference<>(host);
    this.receiver = receiver;
  }

  /** A hook without a condition. */
  void fire(@Nullable Object captured) {
    try {
      pass(captured);
    } catch (Throwable ours) {
      // The host always wins.
    }
  }

  /** A hook with a condition on a second value. */
  void fireIf(@Nullable Object captured, @Nullable Object tested) {
    try {
      var condition = hook.condition();
      if (condition != null && holds(condition, tested)) {
        pass(captured);
      }
    } catch (Throwable oursOrOfItsToString) {
      // The host always wins.
    }
  }

  private boolean holds(Condition condition, @Nullable Object tested) {
    return condition.kind() == Kind.TEXT
        ? condition.operand().equals(String.valueOf(tested))
        : receiver.isCaptured(hook.profile(), condition.operand(), tested);
  }

  private void pass(@Nullable Object captured) {
    var woven = host.get();
    if (woven != null) {
      AccessController.doPrivileged(new Pass(hook, woven, captured, receiver));
    }
  }

  /** A class rather than a lambda: the first lambda of a JVM costs its start-up tens of ms. */
  private record Pass(Hook hook, Class<?> host, @Nullable Object captured, SignalReceiver receiver)
      implements PrivilegedAction<@Nullable Void> {
    @Override
    public @Nullable Void run() {
      receiver.fired(hook, host, captured);
      return null;
    }
  }
}
