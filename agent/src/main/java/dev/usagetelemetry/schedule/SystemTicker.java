package dev.usagetelemetry.schedule;

import java.util.concurrent.locks.LockSupport;

/** {@code System.nanoTime}: a wall clock that is set, or a summer's end, changes nothing. */
final class SystemTicker implements Ticker {

  private final long origin;

  SystemTicker(long origin) {
    this.origin = origin;
  }

  @Override
  public long nanos() {
    return System.nanoTime() - origin;
  }

  @Override
  public void parkUntil(long nanos) {
    // An interrupted thread does not park at all: what interrupts threads that are not its own
    // would make this one spin.
    Thread.interrupted();
    if (nanos == NEVER) {
      LockSupport.park(this);
    } else {
      LockSupport.parkNanos(this, nanos - nanos());
    }
  }
}
