package dev.usagetelemetry.transmit;

import java.io.IOException;

/** A failure for which we have words of our own; the message is fit for the log. */
final class Refusal extends IOException {

  private static final long serialVersionUID = 1L;

  Refusal(String reason) {
    super(reason);
  }

  Refusal(String reason, Exception cause) {
    super(reason, cause);
  }
}
