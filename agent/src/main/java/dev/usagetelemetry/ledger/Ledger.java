package dev.usagetelemetry.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.SYNC;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * A file to which each message is appended, for whoever has to account for what left. Every line
 * holds the hash of the line before it, so that a line that was changed, taken out or put in breaks
 * the chain. What a chain alone cannot show is that its end was cut off: compare the hash of the
 * last line with one that was written down elsewhere.
 *
 * <p>Several JVMs may share one file: the end of the chain is read from the file each time, under a
 * lock.
 */
public final class Ledger {

  private static final long LARGEST = 1024 * 1024;

  /** The number stands first in a line, and the last one is enough. */
  private static final Pattern NUMBER = Pattern.compile("^\\{\"n\":([0-9]{1,18}),.*");

  private final LedgerFiles files;
  private final long largest;

  /** A ledger in a file that need not exist; its folder must. */
  public Ledger(Path file) {
    this(file, LARGEST);
  }

  Ledger(Path file, long largest) {
    this.files = new LedgerFiles(file.toAbsolutePath());
    this.largest = largest;
  }

  /**
   * Appends an entry, and is back when the disk has it.
   *
   * @throws IOException if it could not be written, or another process holds the lock
   */
  public void append(Entry entry) throws IOException {
    try (var channel = FileChannel.open(files.lock(), CREATE, WRITE);
        var lock = channel.tryLock()) {
      if (lock == null) {
        throw new IOException("another writer has the ledger");
      }
      var last = last();
      if (Files.exists(files.file()) && Files.size(files.file()) >= largest) {
        files.rotate();
      }
      var line = entry.line(last.number() + 1, last.hash()) + "\n";
      Files.writeString(files.file(), line, UTF_8, CREATE, APPEND, SYNC);
    } catch (OverlappingFileLockException somebodyInThisProcess) {
      throw new IOException("another writer has the ledger", somebodyInThisProcess);
    }
  }

  /** The end of the chain. */
  private record Last(long number, String hash) {}

  private Last last() throws IOException {
    var existing = files.oldestFirst();
    if (existing.isEmpty()) {
      return new Last(0, Entry.NOTHING);
    }
    var lines = Files.readAllLines(existing.get(existing.size() - 1), UTF_8);
    if (lines.isEmpty()) {
      return new Last(0, Entry.NOTHING);
    }
    var line = lines.get(lines.size() - 1);
    var number = NUMBER.matcher(line);
    return new Last(number.matches() ? Long.parseLong(number.group(1)) : 0, Entry.hash(line));
  }
}
