package dev.usagetelemetry.schedule;

import dev.usagetelemetry.disclose.Consent;
import dev.usagetelemetry.disclose.Log;
import dev.usagetelemetry.schedule.Ending.Kind;
import dev.usagetelemetry.transmit.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

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
  private final List<Witness> witnesses;

  Cycle(
      Consent consent,
      Reporter reporter,
      Sender sender,
      RetryPlan retries,
      Log log,
      Ticker ticker,
      List<Witness> witnesses) {
    this.consent = consent;
    this.reporter = reporter;
    this.sender = sender;
    this.retries = retries;
    this.log = log;
    this.ticker = ticker;
    this.witnesses = List.copyOf(witnesses);
  }

  void run(Pause pause) {
    Report report = reporter.report();
    log.info(heading() + "\n" + report.indented());
    if (!report.leftOut().isEmpty()) {
      log.info(
          "Usage telemetry: left out, as they could not be read: "
              + String.join(", ", report.leftOut()));
    }
    var ending = ending(report, pause);
    tell(witness -> witness.ended(report, ending));
  }

  private Ending ending(Report report, Pause pause) {
    if (consent instanceof Consent.Granted granted) {
      tell(witness -> witness.sending(report));
      return send(granted, report.compact(), pause);
    } else if (consent instanceof Consent.OptedOut) {
      return Ending.of(Kind.OPTED_OUT);
    }
    return Ending.of(consent instanceof Consent.Forbidden ? Kind.FORBIDDEN : Kind.NO_ENDPOINT);
  }

  /** A witness that fails, a full disk for one, takes nobody with it. */
  private void tell(Consumer<Witness> what) {
    for (var witness : witnesses) {
      try {
        what.accept(witness);
      } catch (RuntimeException failure) {
        log.info("Usage telemetry: not kept: " + failure.getClass().getSimpleName());
      }
    }
  }

  private String heading() {
    if (consent instanceof Consent.Granted granted) {
      return "Sending usage telemetry to " + granted.endpoint() + ":";
    }
    if (consent instanceof Consent.OptedOut out) {
      return "Usage telemetry, not sent, since you have opted out by setting " + out.source() + ":";
    }
    return consent instanceof Consent.Forbidden
        ? "Usage telemetry, not sent, by the policy of your organization:"
        : "Usage telemetry, not sent, since no endpoint is set:";
  }

  private Ending send(Consent.Granted granted, byte[] json, Pause pause) {
    long first = ticker.nanos();
    long next = first;
    for (int made = 1; pause.until(next); made++) {
      if (!(sender.send(granted, json) instanceof Outcome.Failed failed)) {
        return Ending.of(Kind.SENT);
      }
      Duration sinceFirst = Duration.ofNanos(ticker.nanos() - first);
      Optional<Duration> delay = retries.delayAfter(made, sinceFirst, failed.retryAfterSeconds());
      if (delay.isEmpty()) {
        log.info("Usage telemetry: this message could not be sent: " + failed.reason());
        return Ending.failed(failed.reason());
      }
      next = ticker.nanos() + delay.get().toNanos();
    }
    return Ending.of(Kind.STOPPED);
  }
}
