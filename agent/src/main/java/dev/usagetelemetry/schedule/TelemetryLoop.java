package dev.usagetelemetry.schedule;

import dev.usagetelemetry.disclose.Consent;
import dev.usagetelemetry.disclose.Disclosure;
import dev.usagetelemetry.disclose.Identity;
import dev.usagetelemetry.disclose.TelemetryLog;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * What the agent's thread does from the moment the server has started: disclose once, then a cycle
 * whenever one is due. Nothing that happens in a cycle ends it.
 *
 * <p>{@link #serverStopped} and {@link #serverStarted} are called on the server's own threads; they
 * set a field and never wait.
 */
public final class TelemetryLoop implements Runnable {

  /** From one start or stop of the server to the next. Told apart by identity. */
  private static final class Phase {
    final boolean serving;
    final boolean last;

    Phase(boolean serving, boolean last) {
      this.serving = serving;
      this.last = last;
    }
  }

  private final Identity identity;
  private final Consent consent;
  private final Schedule schedule;
  private final TelemetryLog log;
  private final Ticker ticker;
  private final Cycle cycle;
  private volatile Phase phase;
  private volatile @Nullable Thread runner;

  /**
   * A loop for a server that has started when the ticker began, which may be a minute ago: it can
   * take that long to see which server it is.
   */
  public TelemetryLoop(
      Identity identity,
      Consent consent,
      Reporter reporter,
      Sender sender,
      Schedule schedule,
      TelemetryLog log,
      Ticker ticker,
      List<Witness> witnesses) {
    this.identity = identity;
    this.consent = consent;
    this.schedule = schedule;
    this.log = log;
    this.ticker = ticker;
    RetryPlan retries = RetryPlan.within(schedule.interval());
    this.cycle = new Cycle(consent, reporter, sender, retries, log, ticker, witnesses);
    this.phase = new Phase(true, false);
  }

  /** The server has started again in this JVM: the schedule goes on from its first start. */
  public void serverStarted() {
    enter(new Phase(true, false));
  }

  /** The server has stopped or is stopping: nothing is collected, logged or sent from here on. */
  public void serverStopped() {
    enter(new Phase(false, false));
  }

  /** How long it is until the next message; empty while the server is stopped. */
  public Optional<Duration> untilNext() {
    var now = phase;
    return now.serving
        ? Optional.of(Duration.ofNanos(nextDue(now) - ticker.nanos()))
        : Optional.empty();
  }

  /** Lets {@link #run} return, after the cycle it is in. */
  public void end() {
    enter(new Phase(false, true));
  }

  private void enter(Phase next) {
    phase = next;
    LockSupport.unpark(runner);
  }

  @Override
  public void run() {
    runner = Thread.currentThread();
    guarded("disclosed", this::disclose);
    for (Phase current = phase; !current.last; current = phase) {
      Phase now = current;
      if (waitUntil(nextDue(now), now)) {
        guarded("made", () -> cycle.run(nanos -> waitUntil(nanos, now)));
      }
    }
  }

  private void disclose() {
    log.disclose(Disclosure.text(identity, consent));
    if (consent instanceof Consent.OptedOut out && !out.notUnderstood().isEmpty()) {
      log.info(
          "Usage telemetry: neither true nor false, so it counts as opted out: "
              + String.join(", ", out.notUnderstood()));
    }
  }

  private long nextDue(Phase now) {
    return now.serving ? schedule.nextAfter(ticker.nanos()) : Ticker.NEVER;
  }

  /** Waits, unless or until the phase is over; returns whether it still lasts. */
  private boolean waitUntil(long nanos, Phase now) {
    while (phase == now && ticker.nanos() < nanos) {
      ticker.parkUntil(nanos);
    }
    return phase == now;
  }

  private void guarded(String what, Runnable step) {
    try {
      step.run();
    } catch (Throwable failure) {
      // Errors as well: a class that is missing, or memory that is short today, may not be so
      // tomorrow. The message of the failure may name anything and is not shown.
      try {
        log.info("Usage telemetry: not " + what + ": " + failure.getClass().getSimpleName());
      } catch (Throwable memoryIsShortForThatToo) {
        // Silence until the next cycle.
      }
    }
  }
}
