package dev.usagetelemetry.cli;

import dev.usagetelemetry.cli.check.Finding;
import dev.usagetelemetry.cli.check.ProfileCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.JsonNodeFactory;

/** Checks a profile: by itself, and against the class files of versions of its server. */
final class CheckCommand extends Command {

  @Parameters(
      paramLabel = "PROFILE",
      description = "A file, or the id of a built-in profile, such as kafka.")
  private String profile;

  @Option(
      names = "--classpath",
      paramLabel = "JARS",
      description = "Jars and folders of one version, as in a class path. One for each version.")
  private List<String> classPaths = List.of();

  @Option(
      names = "--versions",
      paramLabel = "FOLDER",
      description = "A folder with a folder of jars for each version.")
  private @Nullable Path folder;

  @Option(names = "--json", description = "Prints the findings as JSON.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    var read = NamedProfile.read(profile);
    var versions = versions();
    Progress.show(err(), "Reading class files");
    ProfileCheck check;
    try {
      check = new ProfileCheck(read, versions);
    } catch (IOException unreadable) {
      throw new Failed(String.valueOf(unreadable.getMessage()), unreadable);
    }
    var findings = check.findings();
    Progress.done(err());
    if (json) {
      print(findings, check.checked(), versions);
    } else {
      for (var finding : findings) {
        out().println(line(finding));
      }
      out().println(summary(count(findings), check.checked(), versions));
    }
    return count(findings) == 0 ? FINE : FOUND;
  }

  /** Notes do not count. */
  private static long count(List<Finding> findings) {
    return findings.stream().filter(finding -> finding.severity() != Finding.Severity.NOTE).count();
  }

  private String line(Finding finding) {
    var severity = finding.severity().name().toLowerCase(Locale.ROOT);
    return "%-8s %s: %s".formatted(severity, finding.where(), finding.what());
  }

  private static String summary(long findings, int checked, Map<String, List<Path>> versions) {
    return versions.isEmpty()
        ? "The profile can be read. Give --classpath or --versions to check what it reads."
        : "%d findings; %d places and expressions in %s"
            .formatted(findings, checked, String.join(", ", versions.keySet()));
  }

  private void print(List<Finding> findings, int checked, Map<String, List<Path>> versions) {
    var answer = JsonNodeFactory.instance.objectNode();
    answer.put("checked", checked);
    versions.keySet().forEach(answer.putArray("versions")::add);
    var list = answer.putArray("findings");
    for (var finding : findings) {
      list.addObject()
          .put("severity", finding.severity().name())
          .put("where", finding.where())
          .put("what", finding.what());
    }
    out().println(answer.toPrettyString());
  }

  /** Of one place its path; of many nobody wants to read all. */
  private static String name(List<Path> places, int number) {
    return places.size() == 1 ? places.get(0).toString() : "class path " + number;
  }

  private Map<String, List<Path>> versions() throws IOException {
    var versions = new LinkedHashMap<String, List<Path>>();
    if (folder != null) {
      try (var inside = Files.list(folder)) {
        for (var version : inside.filter(Files::isDirectory).sorted().toList()) {
          versions.put(version.getFileName().toString(), List.of(version));
        }
      } catch (IOException unreadable) {
        throw new Failed("--versions is not a folder", unreadable);
      }
    }
    for (var classPath : classPaths) {
      var places = ClassPaths.places(classPath);
      versions.put(name(places, versions.size() + 1), places);
    }
    return versions;
  }
}
