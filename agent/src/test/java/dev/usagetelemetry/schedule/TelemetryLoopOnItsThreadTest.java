package dev.usagetelemetry.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usagetelemetry.disclose.Consent;
import dev.usagetelemetry.disclose.ConsoleMode;
import dev.usagetelemetry.disclose.Identity;
import dev.usagetelemetry.disclose.TelemetryLog;
import dev.usagetelemetry.instrument.GuestThread;
import dev.usagetelemetry.transmit.Outcome;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The loop on its thread, with the JVM's own clock. */
@Timeout(20)
class TelemetryLoopOnItsThreadTest {

  private static final InheritableThreadLocal<String> OF_THE_SERVER =
      new InheritableThreadLocal<>();

  private final BlockingQueue<String> log = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> inherited = new LinkedBlockingQueue<>();

  @Test
  void it_inherits_no_thread_locals() throws Exception {
    OF_THE_SERVER.set("a request");
    try {
      TelemetryLoop loop = loop(Duration.ofMillis(100));
      Thread thread = start(loop);

      assertThat(inherited.poll(10, TimeUnit.SECONDS)).isEqualTo("null");
      end(loop, thread);
    } finally {
      OF_THE_SERVER.remove();
    }
  }

  @Test
  void an_interrupt_neither_ends_it_nor_makes_it_spin() throws Exception {
    TelemetryLoop loop = loop(Duration.ofHours(1));
    Thread thread = start(loop);
    awaitParked(thread);

    thread.interrupt();

    awaitParked(thread);
    assertThat(thread.isInterrupted()).isFalse();
    end(loop, thread);
  }

  @Test
  void a_server_that_starts_again_wakes_it_and_is_reported_when_the_next_one_is_due()
      throws Exception {
    TelemetryLoop loop = loop(Duration.ofMillis(100), Duration.ofMillis(100));
    Thread thread = start(loop);
    assertThat(inherited.poll(10, TimeUnit.SECONDS)).isNotNull();
    loop.serverStopped();
    awaitParked(thread);
    inherited.clear();

    loop.serverStarted();

    assertThat(inherited.poll(10, TimeUnit.SECONDS)).isNotNull();
    end(loop, thread);
  }

  private static Thread start(TelemetryLoop loop) {
    Thread thread = GuestThread.of("usage-telemetry", loop);
    thread.start();
    return thread;
  }

  private static void awaitParked(Thread thread) {
    Awaitility.await()
        .until(
            () ->
                !thread.isInterrupted()
                    && (thread.getState() == Thread.State.TIMED_WAITING
                        || thread.getState() == Thread.State.WAITING));
  }

  private static void end(TelemetryLoop loop, Thread thread) throws InterruptedException {
    loop.end();
    thread.join();
  }

  private TelemetryLoop loop(Duration first) {
    return loop(first, Duration.ofHours(24));
  }

  private TelemetryLoop loop(Duration first, Duration interval) {
    return new TelemetryLoop(
        new Identity("Kafka", "Example", "https://example.org/", "X"),
        new Consent.NoEndpoint(),
        this::report,
        (consent, json) -> new Outcome.Delivered(),
        new Schedule(first, interval),
        new TelemetryLog(log::add, text -> false, text -> false, ConsoleMode.AUTO, false),
        Ticker.system(),
        List.of());
  }

  private Report report() {
    inherited.add(String.valueOf(OF_THE_SERVER.get()));
    return new Report("{}", "{}".getBytes(StandardCharsets.UTF_8), List.of());
  }
}
