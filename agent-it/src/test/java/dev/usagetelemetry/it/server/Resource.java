package dev.usagetelemetry.it.server;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Objects;

/** Files that stand beside the tests. */
final class Resource {

  private Resource() {}

  /** The file of this name, such as {@code /servers/zookeeper/logback.xml}. */
  static Path file(String name) {
    try {
      return Path.of(Objects.requireNonNull(Resource.class.getResource(name), name).toURI());
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
