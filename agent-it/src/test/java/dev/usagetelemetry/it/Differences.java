package dev.usagetelemetry.it;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * What the oldest and the newest version of a server have not in common: lines of {@code VERSION:
 * field, field} in {@code servers/ID/differences.txt}, as {@code check} finds them. A file that is
 * not there is an empty one.
 */
public final class Differences {

  private static final Pattern ABSENT = Pattern.compile("absent in (\\S+): .*");

  private Differences() {}

  /** Those that are written down. */
  public static List<String> of(String server) throws IOException {
    var file = file(server);
    return Files.exists(file) ? Files.readAllLines(file) : List.of();
  }

  /** Writes them down. */
  public static void write(String server, List<String> differences) throws IOException {
    if (differences.isEmpty()) {
      Files.deleteIfExists(file(server));
    } else {
      Files.write(file(server), differences);
    }
  }

  /** Those of what {@code check --json} has found. */
  public static List<String> in(JsonNode findings) {
    return findings
        .valueStream()
        .filter(finding -> finding.at("/severity").asString().equals("DIFFERS"))
        .collect(
            groupingBy(
                finding -> ABSENT.matcher(finding.at("/what").asString()).replaceFirst("$1"),
                TreeMap::new,
                mapping(
                    finding -> finding.at("/where").asString().replaceFirst("^message\\.", ""),
                    toList())))
        .entrySet()
        .stream()
        .map(version -> version.getKey() + ": " + String.join(", ", version.getValue()))
        .toList();
  }

  private static Path file(String server) {
    return Built.pagePart(server).resolveSibling("differences.txt");
  }
}
