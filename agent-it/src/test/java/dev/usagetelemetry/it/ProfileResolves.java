package dev.usagetelemetry.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** {@code check} finds that every place and every field of a built-in profile resolves. */
public final class ProfileResolves {

  private static final Set<String> CHECKED = ConcurrentHashMap.newKeySet();

  private ProfileResolves() {}

  /**
   * In the jars that a running server has opened. Once for each version; on Linux, which tells
   * which files a process has open.
   */
  static void in(RealServer server, JavaProcess process) throws IOException {
    var files = Path.of("/proc", Long.toString(process.jvm().pid()), "fd");
    if (Files.isDirectory(files) && CHECKED.add(server.id() + " " + server.version())) {
      check(server.id(), "--classpath", jars(files));
    }
  }

  /**
   * In several versions, each of its fields in one of them at least.
   *
   * @param versions by name, the folder or the jar with its class files
   * @return what was found that is no error
   */
  public static JsonNode in(String profile, Map<String, Path> versions) throws IOException {
    var folder = Built.target().resolve("checks").resolve(profile);
    for (var version : versions.entrySet()) {
      link(folder.resolve(version.getKey()), version.getValue());
    }
    return check(profile, "--versions", folder.toString());
  }

  /** A version is a folder: a jar is put into one. */
  private static void link(Path version, Path files) throws IOException {
    var link = Files.isDirectory(files) ? version : version.resolve(files.getFileName());
    Files.createDirectories(link.getParent());
    Files.deleteIfExists(link);
    Files.createSymbolicLink(link, files);
  }

  private static JsonNode check(String profile, String option, String classes) throws IOException {
    var result =
        AgentTool.in(Built.target().resolve("checks"))
            .run("check", profile, "--json", option, classes);
    var findings = Receiver.parse(result.out()).at("/findings");
    assertThat(findings.valueStream())
        .as("check of " + profile + result.err())
        .noneMatch(finding -> finding.at("/severity").asString().equals("ERROR"));
    return findings;
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
