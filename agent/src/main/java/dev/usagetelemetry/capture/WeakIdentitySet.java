package dev.usagetelemetry.capture;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Objects that are in it as long as somebody else holds them, told apart by identity: the {@code
 * equals} and {@code hashCode} of a server's objects may do anything and are never called.
 */
final class WeakIdentitySet {

  private final Map<Key, Key> keys = new HashMap<>();
  private final ReferenceQueue<Object> cleared = new ReferenceQueue<>();

  synchronized void add(Object object) {
    expunge();
    var key = new Key(object, cleared);
    keys.put(key, key);
  }

  synchronized void remove(Object object) {
    expunge();
    keys.remove(new Key(object, null));
  }

  synchronized boolean contains(Object object) {
    return keys.containsKey(new Key(object, null));
  }

  synchronized List<Object> living() {
    var living = new ArrayList<>();
    for (var key : keys.keySet()) {
      var object = key.get();
      if (object != null) {
        living.add(object);
      }
    }
    return living;
  }

  private void expunge() {
    for (Reference<?> dead = cleared.poll(); dead != null; dead = cleared.poll()) {
      keys.remove((Key) dead);
    }
  }

  private static final class Key extends WeakReference<Object> {
    private final int hash;

    Key(Object object, @Nullable ReferenceQueue<Object> queue) {
      super(object, queue);
      this.hash = System.identityHashCode(object);
    }

    @Override
    public int hashCode() {
      return hash;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      if (this == other) {
        return true;
      }
      var object = get();
      return object != null && other instanceof Key key && key.get() == object;
    }
  }
}
