package dev.usagetelemetry.schedule;

import dev.usagetelemetry.disclose.Consent;
import dev.usagetelemetry.transmit.Outcome;

/** Makes one attempt: {@code Transmission::send}. */
@FunctionalInterface
public interface Sender {

  /** Sends the compact JSON, in UTF-8. */
  Outcome send(Consent.Granted consent, byte[] json);
}
