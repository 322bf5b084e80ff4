package dev.usagetelemetry.capture;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.util.Properties;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
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
    try {
      var manifest = manifest(source.getLocation());
      return manifest == null ? null : manifest.getMainAttributes().getValue(key);
    } catch (IOException | URISyntaxException | IllegalArgumentException noJar) {
      return null;
    }
  }

  private static @Nullable Manifest manifest(URL jar) throws IOException, URISyntaxException {
    var address = file(jar.toURI());
    if (address.getScheme().equals("jar")) {
      return nested(jar);
    }
    try (var file = new JarFile(new File(address), false)) {
      return file.getManifest();
    }
  }

  /**
   * JBoss Modules gives a jar as {@code jar:file:/a.jar!/}, most loaders as {@code file:/a.jar}; of
   * a jar in a jar, as Spring Boot has them, nothing is taken away.
   */
  private static URI file(URI location) throws URISyntaxException {
    var inJar = location.getRawSchemeSpecificPart();
    var end = inJar.length() - "!/".length();
    return "jar".equals(location.getScheme())
            && inJar.startsWith("file:")
            && inJar.indexOf("!/") == end
        ? new URI(inJar.substring(0, end))
        : location;
  }

  /** The handler of such an address came with the class: it is the server's own. */
  private static @Nullable Manifest nested(URL jar) throws IOException {
    var address = jar.toString();
    if (!address.startsWith("jar:file:") && !address.startsWith("jar:nested:")) {
      // Of whatever else has an address, nothing is fetched.
      return null;
    }
    try (var in = new URL(jar, "META-INF/MANIFEST.MF").openStream()) {
      return new Manifest(in);
    }
  }
}
