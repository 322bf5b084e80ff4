package dev.usagetelemetry.report;

/** How exact what leaves is. */
public enum Precision {
  /** As it was read. */
  EXACT,
  /** In steps, so that few messages are the only ones of their kind: {@link Coarse}. */
  COARSE
}
