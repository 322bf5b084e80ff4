package dev.usagetelemetry.capture;

import java.lang.ref.Reference;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Opens what merely holds a value, however deep: an Optional in a completed future in an
 * AtomicReference. An empty box is an absent value. A profile never writes {@code get()}.
 */
final class Boxes {

  /** Deeper than anybody nests boxes: a box that in the end holds itself has no inside. */
  private static final int DEEPEST = 16;

  private Boxes() {}

  static @Nullable Object open(@Nullable Object value, Members members) {
    var inside = value;
    for (var depth = 0; depth < DEEPEST; depth++) {
      var before = inside;
      inside = openOne(inside, members);
      if (inside == before) {
        return inside;
      }
    }
    throw new ReadingFailed("a box that holds itself");
  }

  private static @Nullable Object openOne(@Nullable Object value, Members members) {
    if (value instanceof Optional<?> box) {
      return box.isPresent() ? box.get() : null;
    } else if (value instanceof OptionalInt box) {
      return box.isPresent() ? (Object) box.getAsInt() : null;
    } else if (value instanceof OptionalLong box) {
      return box.isPresent() ? (Object) box.getAsLong() : null;
    } else if (value instanceof OptionalDouble box) {
      return box.isPresent() ? (Object) box.getAsDouble() : null;
    } else if (value instanceof AtomicBoolean box) {
      return box.get();
    } else if (value instanceof AtomicInteger box) {
      return box.get();
    } else if (value instanceof AtomicLong box) {
      return box.get();
    } else if (value instanceof AtomicReference<?> box) {
      return box.get();
    } else if (value instanceof Reference<?> box) {
      return box.get();
    } else if (value instanceof Future<?> box) {
      return result(box);
    } else if (value != null) {
      return scalaOption(value, members);
    }
    return null;
  }

  /** Never waits: what is not there yet is absent. */
  private static @Nullable Object result(Future<?> future) {
    if (!future.isDone() || future.isCancelled()) {
      return null;
    }
    if (future instanceof CompletableFuture<?> completable) {
      return completable.isCompletedExceptionally() ? null : completable.getNow(null);
    }
    try {
      return future.get();
    } catch (Exception failed) {
      return null;
    }
  }

  private static @Nullable Object scalaOption(Object value, Members members) {
    return switch (value.getClass().getName()) {
      case "scala.Some" -> members.call(value, "get");
      case "scala.None$" -> null;
      default -> value;
    };
  }
}
