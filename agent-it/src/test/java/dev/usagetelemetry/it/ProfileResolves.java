package dev.usagetelemetry.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * {@code check} says of a built-in profile what the running server shows: that every place and
 * every field resolves in the jars that the server has opened. Once for each version; on Linux,
 * which tells which files a process has open.
 */
final class ProfileResolves {

  private static final Set<String> CHECKED = ConcurrentHashMap.newKeySet();

  private ProfileResolves() {}

  static void in(RealServer server, JavaProcess process) throws IOException {
    var files = Path.of("/proc", Long.toString(process.jvm().pid()), "fd");
    if (!Files.isDirectory(files) || !CHECKED.add(server.id() + " " + server.version())) {
      return;
    }
    var folder = Files.createDirectories(Built.target().resolve("checks"));
    var result = AgentTool.in(folder).run("check", server.id(), "--classpath", jars(files));
    assertThat(result.out().lines().filter(line -> line.startsWith("error")))
        .as("check of " + server.id() + " " + server.version())
        .isEmpty();
  }

  private static String jars(Path files) throws IOException {
    try (var open = Files.list(files)) {
      return open.map(ProfileResolves::target)
          .filter(file -> file.endsWith(".jar"))
          .filter(file -> !file.equals(Built.agent().toString()))
          .distinct()
          .collect(Collectors.joining(":"));
    }
  }

  private static String target(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException closedMeanwhile) {
      return "";
    }
  }
}
