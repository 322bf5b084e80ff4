package dev.usagetelemetry.schedule;

import java.time.Duration;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Time that passes only when somebody waits for it. Things can be planned to happen at a time, and
 * a machine can be made to sleep through what it waits for.
 */
final class SimulatedTicker implements Ticker {

  private final NavigableMap<Long, Runnable> plan = new TreeMap<>();
  private long now;
  private int parked;

  void at(Duration time, Runnable event) {
    plan.put(time.toNanos(), event);
  }

  /** What parks until a time in between wakes at its end. */
  void sleep(Duration from, Duration to) {
    at(from, () -> now = to.toNanos());
  }

  /** Time that passes while something is done. */
  void pass(Duration duration) {
    now += duration.toNanos();
  }

  Duration now() {
    return Duration.ofNanos(now);
  }

  /** How often somebody has parked. */
  int parked() {
    return parked;
  }

  @Override
  public long nanos() {
    return now;
  }

  @Override
  public void parkUntil(long nanos) {
    parked++;
    var next = plan.firstEntry();
    if (next != null && next.getKey() <= nanos) {
      plan.pollFirstEntry();
      now = Math.max(now, next.getKey());
      next.getValue().run();
    } else if (nanos == NEVER) {
      throw new AssertionError("parked for ever");
    } else {
      now = Math.max(now, nanos);
    }
  }
}
