package com.example.eventstore;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A part of the node that is started and stopped with it. */
abstract class Component {

  /** How far the component's life has come. */
  enum Phase {
    CREATED,
    RUNNING,
    STOPPED
  }

  private final String name;
  private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.CREATED);
  private volatile @Nullable Instant startedAt;

  Component(String name) {
    this.name = name;
  }

  /** Starts it once; a second call does nothing. */
  void start() {
    if (phase.compareAndSet(Phase.CREATED, Phase.RUNNING)) {
      startedAt = Instant.now();
      onStart();
    }
  }

  /** Stops it once; a second call does nothing. */
  void stop() {
    if (phase.compareAndSet(Phase.RUNNING, Phase.STOPPED)) {
      onStop();
    }
  }

  /** What this kind of component does to start. */
  protected abstract void onStart();

  /** What this kind of component does to stop. */
  protected void onStop() {}

  final boolean isRunning() {
    return phase.get() == Phase.RUNNING;
  }

  @Override
  public String toString() {
    return name + " (" + phase.get() + " since " + startedAt + ")";
  }
}
