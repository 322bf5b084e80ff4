package dev.usagetelemetry.report;

import dev.usagetelemetry.instrument.GuestThread;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * One reading under way on a thread of its own, which can be left behind: a server's getter may
 * wait for a lock that is never released.
 *
 * <p>A reader that is late is not interrupted. The interrupt could reach the server's code in the
 * middle of a read from one of its files, and Java answers that by closing the file.
 */
final class SectionReader {

  private final Reading reading;
  private final Thread thread;
  private Optional<Part> part = Optional.empty();
  private boolean succeeded;

  private SectionReader(Reading reading) {
    this.reading = reading;
    thread = GuestThread.of("usage-telemetry-reader", this::read);
  }

  static SectionReader start(Reading reading) {
    var reader = new SectionReader(reading);
    reader.thread.start();
    return reader;
  }

  /** Whether the thread still runs, in time or not. */
  boolean isReading() {
    return thread.isAlive();
  }

  /**
   * Waits for the thread to end.
   *
   * @param nanos at most
   * @return whether there is a {@link #part}; not if the reading failed or is still under way
   * @throws InterruptedException if the waiting thread is interrupted
   */
  boolean await(long nanos) throws InterruptedException {
    TimeUnit.NANOSECONDS.timedJoin(thread, nanos);
    return !thread.isAlive() && succeeded;
  }

  /** What came in, once {@link #await} has said so; empty if the server has no such subsystem. */
  Optional<Part> part() {
    return part;
  }

  private void read() {
    try {
      part = Objects.requireNonNull(reading.read().call());
      succeeded = true;
    } catch (Throwable e) {
      // Errors too, since a server's getter may fail to link. That it failed is all that is told.
      succeeded = false;
    }
  }
}
