package dev.usagetelemetry.it;

import java.nio.file.Path;

/** What the build has made and where the tests may write, as the build tells them. */
final class Built {

  private Built() {}

  /** The agent jar. */
  static Path agent() {
    return path("it.agent");
  }

  /** The JDK that forked JVMs run on. */
  static Path jdk() {
    return path("it.jdk");
  }

  static Path target() {
    return path("it.target");
  }

  /** A jar of the example programs of this module. */
  static Path jar(String name) {
    return target().resolve(name);
  }

  /** Feature release of {@link #jdk}. */
  static int feature() throws Exception {
    var release = java.nio.file.Files.readString(jdk().resolve("release"));
    var version = release.split("JAVA_VERSION=\"", 2)[1].split("[\".]", 2)[0];
    return Integer.parseInt(version);
  }

  private static Path path(String property) {
    return Path.of(System.getProperty(property)).toAbsolutePath().normalize();
  }
}
