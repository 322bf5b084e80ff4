package dev.usagetelemetry.schedule;

/** Gathers the readings and makes a message of them. */
@FunctionalInterface
public interface Reporter {

  /** Makes the message of this cycle. */
  Report report();
}
