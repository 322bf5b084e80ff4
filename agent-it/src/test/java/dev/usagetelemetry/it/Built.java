package dev.usagetelemetry.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What the build has made and where the tests may write, as the build tells them. */
public final class Built {

  private Built() {}

  /** The agent jar. */
  public static Path agent() {
    return path("it.agent");
  }

  /** The JDK that forked JVMs run on. */
  public static Path jdk() {
    return path("it.jdk");
  }

  public static Path target() {
    return path("it.target");
  }

  /** Sources of the programs that use servers. */
  public static Path clients() {
    return path("it.module").resolve("src/test/clients");
  }

  /** Projects of programs that are built with a framework's own Maven plug-in. */
  static Path applications() {
    return path("it.module").resolve("src/test/applications");
  }

  /** The profiles that are built into the agent. */
  static Path profiles() {
    return path("it.module").resolveSibling("agent/src/main/resources/profiles");
  }

  /** The ids of those profiles, in order. */
  public static List<String> profileIds() throws IOException {
    try (var files = Files.list(profiles())) {
      return files
          .map(file -> file.getFileName().toString().replace(".json", ""))
          .sorted()
          .toList();
    }
  }

  /** What people have written for the page of a server. */
  static Path pagePart(String id) {
    return path("it.module").resolve("src/test/resources/servers").resolve(id).resolve("page.md");
  }

  /** The documents of the project. */
  static Path documents() {
    return path("it.module").resolveSibling("docs");
  }

  /** The script that finds JDKs. */
  static Path findJdk() {
    return path("it.module").resolveSibling(".ci/find-jdk");
  }

  /** A jar of the example programs of this module. */
  public static Path jar(String name) {
    return target().resolve(name);
  }

  /** Feature release of {@link #jdk}. */
  public static int feature() throws IOException {
    var release = Files.readString(jdk().resolve("release"));
    var version = release.split("JAVA_VERSION=\"", 2)[1].split("[\".]", 2)[0];
    return Integer.parseInt(version);
  }

  private static Path path(String property) {
    return Path.of(System.getProperty(property)).toAbsolutePath().normalize();
  }
}
