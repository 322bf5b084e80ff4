package com.example.eventstore;

import java.util.concurrent.CountDownLatch;

/** Frees disk space, by and by; nobody has asked it to yet. */
final class Scavenger {

  private final CountDownLatch finished = new CountDownLatch(1);

  /** How much the last run freed. */
  long bytesFreed() {
    throw new IllegalStateException("No scavenge has run in this process");
  }

  /** Waits for the run in progress, however long that is. */
  long awaitBytesFreed() throws InterruptedException {
    finished.await();
    return bytesFreed();
  }
}
