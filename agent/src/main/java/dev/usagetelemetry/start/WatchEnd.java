package dev.usagetelemetry.start;

import dev.usagetelemetry.instrument.Watcher;
import dev.usagetelemetry.schedule.Ticker;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * Takes the watcher away once there is nothing left to watch for, or 10 minutes after the server
 * has started, so that class loading is what it was without an agent. Costs the one thread one
 * wake-up at most, and that before the first report.
 */
final class WatchEnd implements Ticker {

  private static final long LATEST = Duration.ofMinutes(10).toNanos();

  private final Ticker ticker;
  private final Watcher watcher;
  private final BooleanSupplier isAllWoven;
  private boolean left;

  WatchEnd(Ticker ticker, Watcher watcher, BooleanSupplier isAllWoven) {
    this.ticker = ticker;
    this.watcher = watcher;
    this.isAllWoven = isAllWoven;
  }

  @Override
  public long nanos() {
    return ticker.nanos();
  }

  /** May return early, which whoever waits has to expect anyway. */
  @Override
  public void parkUntil(long nanos) {
    if (!left && (ticker.nanos() >= LATEST || isAllWoven.getAsBoolean())) {
      left = true;
      watcher.leave();
    }
    ticker.parkUntil(left ? nanos : Math.min(nanos, LATEST));
  }
}
