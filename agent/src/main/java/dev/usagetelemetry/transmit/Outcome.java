package dev.usagetelemetry.transmit;

import java.util.OptionalLong;

/** What became of one attempt to send. */
public sealed interface Outcome {

  /** The endpoint answered with a 2xx status. */
  record Delivered() implements Outcome {}

  /**
   * Anything else.
   *
   * @param reason a few words for the log, with no name, address or path in them
   * @param retryAfterSeconds how long the endpoint asked us to wait, where it did
   */
  record Failed(String reason, OptionalLong retryAfterSeconds) implements Outcome {
    Failed(String reason) {
      this(reason, OptionalLong.empty());
    }
  }
}
