package dev.usagetelemetry.schedule;

import dev.usagetelemetry.instrument.GuestThread;

/** The one thread of this agent. */
public final class TelemetryThread {

  /** Its name, by which it can be found in a thread dump. */
  public static final String NAME = "usage-telemetry";

  private TelemetryThread() {}

  /** Starts it. */
  public static Thread start(Runnable work) {
    Thread thread = GuestThread.of(NAME, work);
    thread.start();
    return thread;
  }
}
