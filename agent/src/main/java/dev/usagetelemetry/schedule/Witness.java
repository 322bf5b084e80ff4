package dev.usagetelemetry.schedule;

/** Is told of each message; whoever keeps an account of them. */
public interface Witness {

  /** A message is about to be sent. Not called for one that will not be. */
  default void sending(Report report) {}

  /** What became of a message, sent or not. */
  void ended(Report report, Ending ending);
}
