package dev.usagetelemetry.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Published artifacts of real servers, fetched with Maven. */
public final class Artifacts {

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

  private static Path fetch(String name, String goal, String dependencies, String configuration)
      throws IOException {
    var pom = pom(dependencies, configuration);
    return Kept.folder(
        name,
        pom,
        folder -> {
          Files.writeString(folder.resolve("pom.xml"), pom);
          Kept.maven(folder, "dependency:" + goal, "-DoutputDirectory=lib");
        });
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
