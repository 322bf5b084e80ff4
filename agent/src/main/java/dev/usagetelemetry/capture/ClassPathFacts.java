package dev.usagetelemetry.capture;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Properties;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;

/** What a server's jars say of themselves: properties files and manifests. */
final class ClassPathFacts {

  private ClassPathFacts() {}

  /** An entry of a properties file, as the loader of a class of the server sees it. */
  static @Nullable String resource(Class<?> near, String path, String key) {
    var loader = near.getClassLoader();
    try (var in =
        loader == null
            ? ClassLoader.getSystemResourceAsStream(path)
            : loader.getResourceAsStream(path)) {
      if (in == null) {
        return null;
      }
      var properties = new Properties();
      properties.load(in);
      return properties.getProperty(key);
    } catch (IOException | IllegalArgumentException unreadable) {
      return null;
    }
  }

  /** A main attribute in the manifest of the jar that a class came from. */
  static @Nullable String manifest(Class<?> of, String key) {
    var source = of.getProtectionDomain().getCodeSource();
    if (source == null || source.getLocation() == null) {
      return null;
    }
    try (var jar = new JarFile(new File(file(source.getLocation().toURI())), false)) {
      var manifest = jar.getManifest();
      return manifest == null ? null : manifest.getMainAttributes().getValue(key);
    } catch (IOException | URISyntaxException | IllegalArgumentException noJar) {
      return null;
    }
  }

  /**
   * JBoss Modules gives a jar as {@code jar:file:/a.jar!/}, most loaders as {@code file:/a.jar}.
   */
  private static URI file(URI location) throws URISyntaxException {
    var inJar = location.getRawSchemeSpecificPart();
    return "jar".equals(location.getScheme()) && inJar.endsWith("!/")
        ? new URI(inJar.substring(0, inJar.length() - "!/".length()))
        : location;
  }
}
