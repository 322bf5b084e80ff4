package dev.usagetelemetry.capture;

import org.jspecify.annotations.Nullable;

/** Numbers, of which a server has many types. Sums are of whole ones, comparisons of any. */
final class Numbers {

  private Numbers() {}

  /**
   * The number as a long.
   *
   * @throws ReadingFailed when it is a fraction or too large: a number cut off is another number
   */
  static long whole(Number number) {
    if (number.longValue() != number.doubleValue()) {
      throw new ReadingFailed("not a whole number");
    }
    return number.longValue();
  }

  /** By value, whatever the types. */
  static int compare(Number left, Number right) {
    return isIntegral(left) && isIntegral(right)
        ? Long.compare(left.longValue(), right.longValue())
        : Double.compare(left.doubleValue(), right.doubleValue());
  }

  /** Beyond 2^53 a double knows no neighbors, so whole numbers are compared as such. */
  private static boolean isIntegral(Number number) {
    return number.longValue() == number.doubleValue();
  }

  /** Null when one side is no number. An overflow is a failure, not another number. */
  static @Nullable Long sum(@Nullable Object left, @Nullable Object right, boolean minus) {
    if (!(left instanceof Number a) || !(right instanceof Number b)) {
      return null;
    }
    try {
      return minus ? Math.subtractExact(whole(a), whole(b)) : Math.addExact(whole(a), whole(b));
    } catch (ArithmeticException overflow) {
      throw new ReadingFailed("a sum is too large");
    }
  }
}
