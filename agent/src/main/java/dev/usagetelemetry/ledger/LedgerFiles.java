package dev.usagetelemetry.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The files of a ledger: the one that is written, and older ones beside it, {@code FILE.1} the
 * youngest. Each goes on with the hash of the last line of the one before.
 *
 * @param file the one that is written
 */
public record LedgerFiles(Path file) {

  /** Older files that are kept. */
  static final int KEPT = 9;

  /** All that are there, the oldest first. */
  public List<Path> oldestFirst() {
    var files = new ArrayList<Path>();
    for (var age = KEPT; age > 0; age--) {
      if (Files.exists(older(age))) {
        files.add(older(age));
      }
    }
    if (Files.exists(file)) {
      files.add(file);
    }
    return files;
  }

  /** All lines of all files, the oldest first. */
  public List<String> lines() throws IOException {
    var lines = new ArrayList<String>();
    for (var each : oldestFirst()) {
      lines.addAll(Files.readAllLines(each, UTF_8));
    }
    return lines;
  }

  /** Lets a new file begin. */
  void rotate() throws IOException {
    Files.deleteIfExists(older(KEPT));
    for (var age = KEPT - 1; age > 0; age--) {
      if (Files.exists(older(age))) {
        Files.move(older(age), older(age + 1));
      }
    }
    Files.move(file, older(1), StandardCopyOption.ATOMIC_MOVE);
  }

  Path lock() {
    return file.resolveSibling(file.getFileName() + ".lock");
  }

  private Path older(int age) {
    return file.resolveSibling(file.getFileName() + "." + age);
  }
}
