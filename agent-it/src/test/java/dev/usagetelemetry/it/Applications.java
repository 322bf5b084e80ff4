package dev.usagetelemetry.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Programs as somebody would build them with a framework's own Maven plug-in: the projects in
 * {@code src/test/applications}.
 */
public final class Applications {

  private Applications() {}

  /**
   * Builds a project.
   *
   * @param project its folder in {@code src/test/applications}
   * @param properties that the build is told, such as the framework's version
   * @return the {@code target} folder of the build
   */
  public static Path build(String project, Map<String, String> properties) throws IOException {
    var sorted = new TreeMap<>(properties);
    var sources = Built.applications().resolve(project);
    var folder =
        Kept.folder(
            project + "-" + String.join("-", sorted.values()),
            sorted + content(sources),
            into -> build(sources, sorted, into));
    return folder.resolve("target");
  }

  private static void build(Path sources, Map<String, String> properties, Path folder)
      throws IOException {
    copy(sources, folder);
    var arguments = new ArrayList<>(List.of("package"));
    properties.forEach((name, value) -> arguments.add("-D" + name + "=" + value));
    Kept.maven(folder, arguments.toArray(String[]::new));
  }

  private static void copy(Path from, Path to) throws IOException {
    try (var files = Files.walk(from)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        var copy = to.resolve(from.relativize(file));
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
  }

  private static String content(Path sources) throws IOException {
    var content = new StringBuilder();
    try (var files = Files.walk(sources)) {
      for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
        content.append(sources.relativize(file)).append('\n').append(Files.readString(file));
      }
    }
    return content.toString();
  }
}
