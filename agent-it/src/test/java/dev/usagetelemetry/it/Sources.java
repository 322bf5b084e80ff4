package dev.usagetelemetry.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Sources of {@code src/test/clients} that a server is to have on its class path. */
public final class Sources {

  private Sources() {}

  /**
   * Compiles one.
   *
   * @param source such as {@code trino/TrinoMain.java}
   * @param to the folder for its classes, made if need be
   */
  public static Path compile(Path jdk, String classPath, String source, Path to)
      throws IOException {
    var classes = Files.createDirectories(to);
    var result =
        new JavaCommand(classes)
            .program(
                jdk.resolve("bin/javac"),
                "-d",
                classes.toString(),
                "-cp",
                classPath,
                Built.clients().resolve(source).toString())
            .run(Duration.ofSeconds(60));
    if (result.exit() != 0) {
      throw new IOException(source + " cannot be compiled: " + result.err());
    }
    return classes;
  }
}
