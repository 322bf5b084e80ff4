package dev.usagetelemetry.disclose;

/** Somewhere to write for the operator. Never throws. */
@FunctionalInterface
public interface Log {

  /**
   * Writes at the normal level.
   *
   * @param text one or more lines, separated by {@code \n}, no line end last; never a template
   * @return whether it was written, as far as the log lets us know
   */
  boolean info(String text);
}
