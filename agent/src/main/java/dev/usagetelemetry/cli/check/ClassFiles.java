package dev.usagetelemetry.cli.check;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipInputStream;

/**
 * The classes of one version of a server: folders, jars, jars within jars as Spring Boot packs
 * them, and behind them the JDK's own.
 */
final class ClassFiles {

  private static final String SUFFIX = ".class";

  private final Map<String, byte[]> bytes = new HashMap<>();
  private final Map<String, Optional<ClassShape>> shapes = new HashMap<>();
  private final Map<String, List<String>> subtypes = new HashMap<>();

  private ClassFiles() {}

  /**
   * Reads all class files below some places.
   *
   * @param places folders of classes, folders of jars (at any depth), or jars
   */
  static ClassFiles in(List<Path> places) throws IOException {
    var files = new ClassFiles();
    for (var place : places) {
      files.add(place);
    }
    return files;
  }

  boolean isEmpty() {
    return bytes.isEmpty();
  }

  private void add(Path place) throws IOException {
    if (Files.isDirectory(place)) {
      // A link to a folder would be walked as one file.
      var folder = place.toRealPath();
      try (var inside = Files.walk(folder)) {
        for (var file : inside.filter(Files::isRegularFile).toList()) {
          var name = folder.relativize(file).toString().replace('\\', '/');
          if (name.endsWith(SUFFIX)) {
            addClass(name, Files.readAllBytes(file));
          } else if (isArchive(name)) {
            addArchive(Files.newInputStream(file));
          }
        }
      }
    } else {
      addArchive(Files.newInputStream(place));
    }
  }

  private static boolean isArchive(String name) {
    return name.endsWith(".jar") || name.endsWith(".war");
  }

  private void addArchive(InputStream in) throws IOException {
    try (var zip = new ZipInputStream(in)) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().endsWith(SUFFIX)) {
          addClass(entry.getName(), zip.readAllBytes());
        } else if (isArchive(entry.getName())) {
          addArchive(new ByteArrayInputStream(zip.readAllBytes()));
        }
      }
    }
  }

  /** The first of a name counts, as on a class path; versions for newer JDKs do not. */
  private void addClass(String path, byte[] classFile) {
    if (!path.startsWith("META-INF/")) {
      var plain = path.replaceFirst("^(BOOT-INF|WEB-INF)/classes/", "");
      bytes.putIfAbsent(
          plain.substring(0, plain.length() - SUFFIX.length()).replace('/', '.'), classFile);
    }
  }

  /** The class of a name, of the server's or of the JDK's. */
  Optional<ClassShape> find(String name) {
    return shapes.computeIfAbsent(name, this::read);
  }

  private Optional<ClassShape> read(String name) {
    var own = bytes.get(name);
    if (own != null) {
      return Optional.of(ClassShape.read(own));
    }
    var path = name.replace('.', '/') + SUFFIX;
    try (var in = ClassLoader.getSystemResourceAsStream(path)) {
      return in == null || !isOfTheJdk(name)
          ? Optional.empty()
          : Optional.of(ClassShape.read(in.readAllBytes()));
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  private static boolean isOfTheJdk(String name) {
    return name.startsWith("java.") || name.startsWith("javax.") || name.startsWith("jdk.");
  }

  /** A class, its superclasses and its interfaces, nearest first; those that can be found. */
  List<ClassShape> withSupers(String name) {
    var found = new ArrayList<ClassShape>();
    var seen = new HashSet<String>();
    var waiting = new ArrayList<>(List.of(name));
    for (var i = 0; i < waiting.size(); i++) {
      if (seen.add(waiting.get(i))) {
        find(waiting.get(i))
            .ifPresent(
                shape -> {
                  found.add(shape);
                  waiting.addAll(shape.supers());
                });
      }
    }
    return found;
  }

  /** Whether a class is another or has it above it, as far as that can be found. */
  boolean isA(String name, String wanted) {
    return withSupers(name).stream()
        .anyMatch(each -> each.name().equals(wanted) || each.supers().contains(wanted));
  }

  /** Everything below a class, of the server's own classes. */
  Set<String> subtypesOf(String name) {
    if (subtypes.isEmpty()) {
      for (var each : bytes.keySet()) {
        find(each)
            .ifPresent(
                shape ->
                    shape
                        .supers()
                        .forEach(
                            above ->
                                subtypes.computeIfAbsent(above, x -> new ArrayList<>()).add(each)));
      }
    }
    var all = new HashSet<String>();
    var waiting = new ArrayList<>(subtypes.getOrDefault(name, List.of()));
    for (var i = 0; i < waiting.size(); i++) {
      if (all.add(waiting.get(i))) {
        waiting.addAll(subtypes.getOrDefault(waiting.get(i), List.of()));
      }
    }
    return all;
  }
}
