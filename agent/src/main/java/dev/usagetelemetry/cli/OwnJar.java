package dev.usagetelemetry.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;

/** The jar that this command line is in. */
final class OwnJar {

  private OwnJar() {}

  /**
   * Its path.
   *
   * @throws IOException if the classes did not come from a jar
   */
  static Path path() throws IOException {
    var origin = OwnJar.class.getProtectionDomain().getCodeSource();
    if (origin == null || !origin.getLocation().getPath().endsWith(".jar")) {
      throw new IOException("not loaded from a jar");
    }
    return Path.of(URI.create(origin.getLocation().toString()));
  }

  /** The option of a JVM that attaches it. */
  static String option() throws IOException {
    return "-javaagent:" + path();
  }
}
