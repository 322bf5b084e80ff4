package dev.usagetelemetry.capture;

import java.io.File;
import java.io.IOException;
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
    if (isWithinAFile(jar.toString())) {
      // The handler of such an address came with the class: it is the server's own.
      try (var in = new URL(jar, "META-INF/MANIFEST.MF").openStream()) {
        return new Manifest(in);
      }
    }
    try (var file = new JarFile(new File(jar.toURI()), false)) {
      return file.getManifest();
    }
  }

  /** Spring Boot has jars in a jar. Of whatever else has an address, nothing is fetched. */
  private static boolean isWithinAFile(String address) {
    return address.startsWith("jar:file:") || address.startsWith("jar:nested:");
  }
}
