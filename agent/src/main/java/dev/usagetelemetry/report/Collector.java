package dev.usagetelemetry.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Carries out readings one after another, each on a thread that can be abandoned, with a deadline
 * for each and one for all. A reading that fails or is late is left out and named; what it brings
 * later goes nowhere. As long as it is stuck it is not started again, so that a server in trouble
 * has at most one abandoned thread a section.
 *
 * <p>For one thread only: a second collection begins after the first has ended.
 */
public final class Collector {

  private final Duration perSection;
  private final Duration inAll;
  private final Map<String, SectionReader> underWay = new HashMap<>();

  /** With the given deadlines; the product's are 2 s a section and 10 s in all. */
  public Collector(Duration perSection, Duration inAll) {
    this.perSection = perSection;
    this.inAll = inAll;
  }

  /**
   * Takes no longer than the deadline for all and throws nothing.
   *
   * <p>If the calling thread is interrupted, it stays so, and the rest is left out.
   */
  public Collected collect(List<Reading> readings) {
    underWay.values().removeIf(reader -> !reader.isReading());
    var parts = new LinkedHashMap<String, Part>();
    var leftOut = new ArrayList<String>();
    var begin = System.nanoTime();
    for (var reading : readings) {
      var left = inAll.toNanos() - (System.nanoTime() - begin);
      var reader = read(reading, Math.min(left, perSection.toNanos()));
      if (reader.isPresent()) {
        reader.get().part().ifPresent(part -> parts.put(reading.name(), part));
      } else {
        leftOut.add(reading.name());
      }
    }
    return new Collected(parts, leftOut);
  }

  /** A reader that came back in time with success. */
  private Optional<SectionReader> read(Reading reading, long nanos) {
    if (nanos <= 0
        || underWay.containsKey(reading.name())
        || Thread.currentThread().isInterrupted()) {
      return Optional.empty();
    }
    try {
      var reader = SectionReader.start(reading);
      underWay.put(reading.name(), reader);
      var inTime = reader.await(nanos);
      if (!reader.isReading()) {
        underWay.remove(reading.name());
      }
      return inTime ? Optional.of(reader) : Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | OutOfMemoryError e) {
      // No thread to be had; the error is how Java says that the system gives no more of them.
    }
    return Optional.empty();
  }
}
