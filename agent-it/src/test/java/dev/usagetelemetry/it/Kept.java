package dev.usagetelemetry.it;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;

/**
 * Folders that take Maven a while to fill, kept below target until the next clean. Maven is the one
 * that runs the build, so that its mirrors and caches count.
 */
final class Kept {

  private static final Duration AT_MOST = Duration.ofMinutes(8);

  private Kept() {}

  /** Fills a folder that is empty. */
  interface Filling {
    void into(Path folder) throws IOException;
  }

  /**
   * A folder, filled unless it is already. One at a time, also among the JVMs that run tests side
   * by side.
   *
   * @param name unique for what is in it
   * @param made what it is made of, so that it is filled again when a test asks for something else
   */
  static synchronized Path folder(String name, String made, Filling filling) throws IOException {
    var folder = Files.createDirectories(Built.target().resolve("servers").resolve(name));
    var complete = folder.resolve("complete");
    try (var file = FileChannel.open(folder.resolve("lock"), CREATE, WRITE);
        var lock = file.lock()) {
      if (lock.isValid() && !(Files.exists(complete) && Files.readString(complete).equals(made))) {
        empty(folder);
        filling.into(folder);
        Files.writeString(complete, made);
      }
    }
    return folder;
  }

  private static void empty(Path folder) throws IOException {
    try (var before = Files.walk(folder)) {
      before
          .filter(each -> !each.equals(folder) && !each.equals(folder.resolve("lock")))
          .sorted(Comparator.reverseOrder())
          .map(Path::toFile)
          .forEach(File::delete);
    }
  }

  /** Runs Maven in a folder that has a pom.xml. */
  static void maven(Path folder, String... arguments) throws IOException {
    var command =
        new JavaCommand(folder)
            .program(Path.of(System.getProperty("it.maven.home"), "bin", "mvn"), arguments)
            .argument("--batch-mode", "--quiet")
            .argument("-Dmaven.repo.local=" + System.getProperty("it.maven.repository"));
    var result = command.run(AT_MOST);
    if (result.exit() != 0) {
      throw new IOException("Maven failed for " + folder.getFileName() + ": " + result.out());
    }
  }
}
