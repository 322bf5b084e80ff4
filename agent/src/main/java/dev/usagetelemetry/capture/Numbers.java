package dev.usagetelemetry.capture;

import org.jspecify.annotations.Nullable;

/** Whole numbers, of which a server has many types. */
final class Numbers {

  private Numbers() {}

  /** Null when one side is no number. An overflow is a failure, not another number. */
  static @Nullable Long sum(@Nullable Object left, @Nullable Object right, boolean minus) {
    if (!(left instanceof Number a) || !(right instanceof Number b)) {
      return null;
    }
    try {
      return minus
          ? Math.subtractExact(a.longValue(), b.longValue())
          : Math.addExact(a.longValue(), b.longValue());
    } catch (ArithmeticException overflow) {
      throw new ReadingFailed("a sum is too large");
    }
  }
}
