package dev.usagetelemetry.cli.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;

/** What a jar calls itself in its manifest. */
final class JarTitle {

  private static final List<String> NAMES =
      List.of("Implementation-Title", "Bundle-Name", "Specification-Title");

  private JarTitle() {}

  /**
   * The title of the jar that holds a class.
   *
   * @param places jars, and folders with jars in them
   * @return empty where the class is in no jar, or its jar has no name that is one for people
   */
  static Optional<String> of(String className, List<Path> places) throws IOException {
    var entry = className.replace('.', '/') + ".class";
    for (var place : places) {
      for (var file : jars(place)) {
        try (var jar = new JarFile(file.toFile(), false)) {
          var manifest = jar.getEntry(entry) == null ? null : jar.getManifest();
          if (manifest != null) {
            return NAMES.stream()
                .map(manifest.getMainAttributes()::getValue)
                .filter(JarTitle::isForPeople)
                .findFirst();
          }
        }
      }
    }
    return Optional.empty();
  }

  private static List<Path> jars(Path place) throws IOException {
    if (!Files.isDirectory(place)) {
      return List.of(place);
    }
    try (var files = Files.walk(place.toRealPath())) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    }
  }

  /** Maven writes the name of an artifact, or a variable that nobody has filled in. */
  private static boolean isForPeople(@Nullable String title) {
    return title != null && title.matches("[A-Z][A-Za-z0-9 .:_-]{1,39}");
  }
}
