package com.example.eventstore;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** All chunks by number, in an array that is larger than their count. */
final class ChunkManager {

  /**
   * A file of the log, 256 MiB when complete.
   *
   * @param number counts from 0
   * @param file where it lies
   */
  record Chunk(int number, Path file) {}

  private final @Nullable Chunk[] chunks = new @Nullable Chunk[1024];
  private final AtomicInteger count = new AtomicInteger();
  private volatile @Nullable Chunk active;

  synchronized void add(Path file) {
    var chunk = new Chunk(count.get(), file);
    chunks[count.getAndIncrement()] = chunk;
    active = chunk;
  }

  @Nullable Chunk active() {
    return active;
  }
}
