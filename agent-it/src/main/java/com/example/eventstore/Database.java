package com.example.eventstore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/**
 * The log: epochs, which begin where a node takes leadership, and chunks, which hold the events.
 */
final class Database extends Component {

  /**
   * What lies on the disk before the node starts.
   *
   * @param pastEpochs how many times leadership was taken so far
   * @param firstEpochId the id of the log's first record
   * @param fullChunks how many chunks were completed
   */
  record Contents(int pastEpochs, String firstEpochId, int fullChunks) {}

  private final Path directory;
  private final Contents contents;
  private final EpochManager epochs = new EpochManager();
  private final ChunkManager chunks = new ChunkManager();
  private final Scavenger scavenger = new Scavenger();

  Database(Path directory, Contents contents) {
    super("Database");
    this.directory = directory;
    this.contents = contents;
  }

  @Override
  protected void onStart() {
    try {
      Files.createDirectories(directory);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
    for (var i = 0; i <= contents.fullChunks(); i++) {
      chunks.add(directory.resolve("chunk-%06d.000000".formatted(i)));
    }
    for (var i = 0; i < contents.pastEpochs(); i++) {
      epochs.begin(i == 0 ? UUID.fromString(contents.firstEpochId()) : UUID.randomUUID());
    }
  }

  EpochManager epochs() {
    return epochs;
  }

  Scavenger scavenger() {
    return scavenger;
  }
}
