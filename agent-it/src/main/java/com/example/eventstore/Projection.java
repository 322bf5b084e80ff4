package com.example.eventstore;

/** A query over the log that goes on for ever. */
final class Projection {

  /** How it fares. */
  enum State {
    STOPPED,
    RUNNING,
    FAULTED
  }

  private final String name;
  private volatile State state = State.STOPPED;

  Projection(String name) {
    this.name = name;
  }

  /** The product's own projections have names that begin with a dollar sign. */
  boolean isStandard() {
    return name.startsWith("$");
  }

  void become(State next) {
    state = next;
  }

  State state() {
    return state;
  }
}
