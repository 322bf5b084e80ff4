package dev.usagetelemetry.cli;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;

/** Says which build this is, as the jar's manifest has it. */
final class VersionCommand extends Command {

  private final @Nullable CodeSource origin;

  VersionCommand() {
    this(VersionCommand.class.getProtectionDomain().getCodeSource());
  }

  VersionCommand(@Nullable CodeSource origin) {
    this.origin = origin;
  }

  @Override
  public Integer call() {
    try {
      var manifest = manifest();
      out()
          .printf(
              "%s %s (%s)%n",
              manifest.getValue(Attributes.Name.IMPLEMENTATION_TITLE),
              manifest.getValue(Attributes.Name.IMPLEMENTATION_VERSION),
              manifest.getValue("Implementation-Revision"));
      return FINE;
    } catch (IOException | URISyntaxException unreadable) {
      throw new Failed("the jar's manifest cannot be read", unreadable);
    }
  }

  /**
   * From the jar itself: the isolated loader serves only what is below its own prefix, and the
   * manifest lies above it.
   */
  private Attributes manifest() throws IOException, URISyntaxException {
    if (origin == null) {
      throw new IOException("not loaded from a jar");
    }
    var location = URI.create(origin.getLocation().toString());
    try (var jar = new JarFile(Path.of(location).toFile())) {
      var manifest = jar.getManifest();
      if (manifest == null) {
        throw new IOException("no manifest");
      }
      return manifest.getMainAttributes();
    }
  }
}
