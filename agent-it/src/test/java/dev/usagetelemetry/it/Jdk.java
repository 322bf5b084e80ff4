package dev.usagetelemetry.it;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** JDKs of this machine besides the one that runs the tests. */
public final class Jdk {

  private Jdk() {}

  /**
   * The home of an installed JDK of a feature release.
   *
   * @return empty where none is installed; the test is skipped then
   */
  public static Optional<Path> of(int feature) throws IOException {
    var found =
        new JavaCommand(Built.target())
            .program(Built.findJdk(), Integer.toString(feature))
            .run(Duration.ofSeconds(10))
            .out()
            .strip();
    return found.isEmpty() ? Optional.empty() : Optional.of(Path.of(found));
  }
}
