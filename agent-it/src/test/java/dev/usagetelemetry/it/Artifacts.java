package dev.usagetelemetry.it;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;

/**
 * Published artifacts of real servers, fetched with the Maven that runs the build, so that its
 * mirrors and caches count. Kept below target until the next clean.
 */
public final class Artifacts {

  private static final Duration TO_FETCH = Duration.ofMinutes(8);

  private Artifacts() {}

  /**
   * All jars that some artifacts need, as a class path with a wildcard.
   *
   * @param name of the folder, unique for these artifacts
   * @param coordinates {@code group:artifact:version}, then a classifier if there is one; {@code
   *     import:group:artifact:version} for a list of versions that counts; {@code -group:artifact}
   *     for one that is to stay out
   */
  public static String classPath(String name, String... coordinates) throws IOException {
    return folder(name, coordinates) + "/*";
  }

  /** The folder that holds those jars. */
  public static Path folder(String name, String... coordinates) throws IOException {
    return fetch(name, "copy-dependencies", Dependencies.of(coordinates), "").resolve("lib");
  }

  /** A distribution that is published as a {@code tar.gz}. */
  static Path distribution(String group, String artifact, String version) throws IOException {
    return distribution(group, artifact, version, "tar.gz", "");
  }

  /**
   * A distribution, unpacked.
   *
   * @param type {@code tar.gz} or {@code zip}
   * @param classifier empty where there is none
   * @return the one folder in it
   */
  public static Path distribution(
      String group, String artifact, String version, String type, String classifier)
      throws IOException {
    var folder =
        fetch(
            artifact + "-" + version,
            "unpack",
            "",
            """
            <configuration><artifactItems><artifactItem>
              <groupId>%s</groupId><artifactId>%s</artifactId><version>%s</version>
              <type>%s</type><classifier>%s</classifier><outputDirectory>lib</outputDirectory>
            </artifactItem></artifactItems></configuration>
            """
                .formatted(group, artifact, version, type, classifier));
    try (var inside = Files.list(folder.resolve("lib"))) {
      return inside.filter(Files::isDirectory).findFirst().orElseThrow();
    }
  }

  /** One at a time, also among the JVMs that run tests side by side. */
  private static synchronized Path fetch(
      String name, String goal, String dependencies, String configuration) throws IOException {
    var folder = Files.createDirectories(Built.target().resolve("servers").resolve(name));
    try (var file = FileChannel.open(folder.resolve("lock"), CREATE, WRITE);
        var lock = file.lock()) {
      var complete = folder.resolve("complete");
      var pom = pom(dependencies, configuration);
      if (lock.isValid() && !isFetched(complete, pom)) {
        try (var before = Files.walk(folder.resolve("lib"))) {
          before.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (NoSuchFileException firstTime) {
          // There is nothing to be deleted.
        }
        fetchInto(folder, goal, pom);
        Files.writeString(complete, pom);
      }
    }
    return folder;
  }

  /** Whether just this was fetched, and not what a test asked for before it was changed. */
  private static boolean isFetched(Path complete, String pom) throws IOException {
    return Files.exists(complete) && Files.readString(complete).equals(pom);
  }

  private static void fetchInto(Path folder, String goal, String pom) throws IOException {
    Files.writeString(folder.resolve("pom.xml"), pom);
    var maven =
        new JavaCommand(folder)
            .program(
                Path.of(System.getProperty("it.maven.home"), "bin", "mvn"),
                "--batch-mode",
                "--quiet",
                "dependency:" + goal,
                "-DoutputDirectory=lib",
                "-Dmaven.repo.local=" + System.getProperty("it.maven.repository"))
            .run(TO_FETCH);
    if (maven.exit() != 0) {
      throw new IOException("could not fetch " + folder.getFileName() + ": " + maven.out());
    }
  }

  private static String pom(String dependencies, String configuration) {
    return """
        <project><modelVersion>4.0.0</modelVersion>
        <groupId>fetch</groupId><artifactId>fetch</artifactId><version>1</version>
        <packaging>pom</packaging>
        %s
        <build><plugins><plugin>
          <groupId>org.apache.maven.plugins</groupId><artifactId>maven-dependency-plugin</artifactId>
          <version>3.8.1</version>
          %s
        </plugin></plugins></build></project>
        """
        .formatted(dependencies, configuration);
  }
}
