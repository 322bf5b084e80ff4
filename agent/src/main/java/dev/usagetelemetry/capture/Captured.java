package dev.usagetelemetry.capture;

import dev.usagetelemetry.instrument.Hook;
import dev.usagetelemetry.instrument.Hook.Effect;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What one profile has captured in this JVM. Everything is held weakly: a server that lets go of an
 * object is not kept from having it collected.
 *
 * <p>Filled on the server's threads, in a few instructions; read on ours.
 */
public final class Captured {

  private final Map<String, WeakReference<Object>> singles = new ConcurrentHashMap<>();
  private final Map<String, WeakIdentitySet> sets = new ConcurrentHashMap<>();

  /** The class whose hook fired last: its loader is where static members are looked up. */
  private volatile @Nullable WeakReference<Class<?>> host;

  /** Keeps what a hook took. */
  public void keep(Hook hook, Class<?> woven, @Nullable Object object) {
    host = new WeakReference<>(woven);
    if (object == null) {
      return;
    }
    var effect = hook.effect();
    if (effect == Effect.KEEP_ALL || effect == Effect.DROP) {
      var set = sets.get(hook.slot());
      if (set == null) {
        var fresh = new WeakIdentitySet();
        var other = sets.putIfAbsent(hook.slot(), fresh);
        set = other == null ? fresh : other;
      }
      if (effect == Effect.DROP) {
        set.remove(object);
      } else {
        set.add(object);
      }
    } else if (effect == Effect.KEEP_LATEST || single(hook.slot()) == null) {
      singles.put(hook.slot(), new WeakReference<>(object));
    }
  }

  /** The object in a slot, {@link Many} for a set, null while there is none. */
  @Nullable Object get(String slot) {
    var set = sets.get(slot);
    return set == null ? single(slot) : new Many(set.living());
  }

  /** Whether a slot holds this very object, alone or among others. */
  public boolean holds(String slot, @Nullable Object object) {
    if (object == null) {
      return false;
    }
    var set = sets.get(slot);
    return set == null ? single(slot) == object : set.contains(object);
  }

  @Nullable Class<?> host() {
    var reference = host;
    return reference == null ? null : reference.get();
  }

  /** The class loader of the server: null for the boot loader or when nothing was captured. */
  public @Nullable ClassLoader loader() {
    var woven = host();
    return woven == null ? null : woven.getClassLoader();
  }

  private @Nullable Object single(String slot) {
    var reference = singles.get(slot);
    return reference == null ? null : reference.get();
  }
}
