package com.example.eventstore;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** Knows the first epoch and a few of the last ones. */
final class EpochManager {

  /**
   * One reign of a leader.
   *
   * @param number counts from 1
   * @param id of the record that begins it
   */
  record Epoch(int number, UUID id) {}

  private static final int CACHED = 10;

  private final Deque<Epoch> latest = new ArrayDeque<>();

  /** Completed when the log is read, which can be long after the node was constructed. */
  private final CompletableFuture<Epoch> first = new CompletableFuture<>();

  private volatile int lastEpochNumber;

  synchronized void begin(UUID id) {
    var epoch = new Epoch(lastEpochNumber + 1, id);
    first.complete(epoch);
    latest.addLast(epoch);
    if (latest.size() > CACHED) {
      latest.removeFirst();
    }
    lastEpochNumber = epoch.number();
  }

  CompletableFuture<Epoch> first() {
    return first;
  }

  int lastEpochNumber() {
    return lastEpochNumber;
  }
}
