package dev.usagetelemetry.start;

import dev.usagetelemetry.profile.Profile;
import dev.usagetelemetry.profile.Profile.Rank;
import dev.usagetelemetry.profile.ProfileException;
import dev.usagetelemetry.profile.ProfileReader;
import dev.usagetelemetry.report.StringShape;
import dev.usagetelemetry.settings.Settings;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;

/**
 * A server that no profile knows, when the setting {@code product} names it: it has started once it
 * listens on a socket and has lived for a minute after that ({@link Precedence}). It tells its
 * version, how long it is up, and the environment.
 *
 * <p>Nobody's JVM is taken for a server because it listens: without the setting there is no such
 * profile.
 */
final class NamedServer {

  /** The id of its profile. */
  static final String ID = "named-in-the-settings";

  /** Where the JDK and Netty's native transports begin to listen. */
  private static final String PROFILE =
      """
      {
        "id": "%s",
        "product": "x",
        "rank": "container",
        "capture": {
          "listener": {
            "on": [
              "exit of sun.nio.ch.ServerSocketChannelImpl.bind(java.net.SocketAddress, int)",
              "exit of java.net.ServerSocket.bind(java.net.SocketAddress, int)",
              "exit of io.netty.channel.unix.Socket.listen(int)"
            ],
            "means": "started"
          }
        },
        "message": { "version": { "version": "%s", "about": "Version of the server" } }
      }
      """;

  private NamedServer() {}

  /** Its profile, if somebody has named it. */
  static Optional<Profile> of(Settings settings) throws IOException {
    if (settings.product().isEmpty()) {
      return Optional.empty();
    }
    var version = settings.version().orElseGet(NamedServer::ofTheMainJar);
    var text = version == null ? "manifest('Implementation-Version')" : "'" + version + "'";
    var json = PROFILE.formatted(ID, text).getBytes(StandardCharsets.UTF_8);
    try {
      return Optional.of(ProfileReader.read(new ByteArrayInputStream(json)).ranked(Rank.UNKNOWN));
    } catch (ProfileException impossible) {
      throw new IOException("our own profile cannot be read", impossible);
    }
  }

  /** {@code java -jar}: the class path is that jar. */
  private static @Nullable String ofTheMainJar() {
    var classPath = System.getProperty("java.class.path", "");
    if (!classPath.endsWith(".jar") || classPath.indexOf(File.pathSeparatorChar) >= 0) {
      return null;
    }
    try (var jar = new JarFile(classPath, false)) {
      var manifest = jar.getManifest();
      var version =
          manifest == null
              ? null
              : manifest.getMainAttributes().getValue(Attributes.Name.IMPLEMENTATION_VERSION);
      return version != null && StringShape.VERSION.fits(version) ? version : null;
    } catch (IOException | RuntimeException unreadable) {
      return null;
    }
  }
}
