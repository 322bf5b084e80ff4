package dev.usagetelemetry.schedule;

import dev.usagetelemetry.disclose.Consent;
import dev.usagetelemetry.disclose.Log;
import dev.usagetelemetry.transmit.Outcome;
import java.time.Duration;
import java.util.Optional;

/** One cycle: make the message, show it, and send it if there is consent. */
final class Cycle {

  /** Waits between two attempts. */
  interface Pause {
    /**
     * Waits until then.
     *
     * @return false when the server has stopped meanwhile, so that nothing more shall be sent
     */
    boolean until(long nanos);
  }

  private final Consent consent;
  private final Reporter reporter;
  private final Sender sender;
  private final RetryPlan retries;
  private final Log log;
  private final Ticker ticker;

  Cycle(
      Consent consent,
      Reporter reporter,
      Sender sender,
      RetryPlan retries,
      Log log,
      Ticker ticker) {
    this.consent = consent;
    this.reporter = reporter;
    this.sender = sender;
    this.retries = retries;
    this.log = log;
    this.ticker = ticker;
  }

  void run(Pause pause) {
    Report report = reporter.report();
    log.info(heading() + "\n" + report.indented());
    if (!report.leftOut().isEmpty()) {
      log.info(
          "Usage telemetry: left out, as they could not be read: "
              + String.join(", ", report.leftOut()));
    }
    if (consent instanceof Consent.Granted granted) {
      send(granted, report.compact(), pause);
    }
  }

  private String heading() {
    if (consent instanceof Consent.Granted granted) {
      return "Sending usage telemetry to " + granted.endpoint() + ":";
    }
    if (consent instanceof Consent.OptedOut out) {
      return "Usage telemetry, not sent, since you have opted out by setting " + out.source() + ":";
    }
    return "Usage telemetry, not sent, since no endpoint is set:";
  }

  private void send(Consent.Granted granted, byte[] json, Pause pause) {
    long first = ticker.nanos();
    long next = first;
    for (int made = 1; pause.until(next); made++) {
      if (!(sender.send(granted, json) instanceof Outcome.Failed failed)) {
        return;
      }
      Duration sinceFirst = Duration.ofNanos(ticker.nanos() - first);
      Optional<Duration> delay = retries.delayAfter(made, sinceFirst, failed.retryAfterSeconds());
      if (delay.isEmpty()) {
        log.info("Usage telemetry: this message could not be sent: " + failed.reason());
        return;
      }
      next = ticker.nanos() + delay.get().toNanos();
    }
  }
}
