package dev.usagetelemetry.it;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Coordinates of artifacts as the part of a pom that asks for them. */
final class Dependencies {

  private static final String IMPORT = "import:";

  private Dependencies() {}

  /** As {@link Artifacts#classPath} takes them. */
  static String of(String... coordinates) {
    var excluded =
        Stream.of(coordinates)
            .filter(each -> each.startsWith("-"))
            .map(each -> "<exclusion>" + groupAndArtifact(each.substring(1)) + "</exclusion>")
            .collect(Collectors.joining("", "<exclusions>", "</exclusions>"));
    var imported =
        Stream.of(coordinates)
            .filter(each -> each.startsWith(IMPORT))
            .map(each -> dependency(each.substring(IMPORT.length()), BOM))
            .collect(Collectors.joining());
    var wanted =
        Stream.of(coordinates)
            .filter(each -> !each.startsWith("-") && !each.startsWith(IMPORT))
            .map(each -> dependency(each, excluded))
            .collect(Collectors.joining());
    return "<dependencyManagement><dependencies>%s</dependencies></dependencyManagement>"
            .formatted(imported)
        + "<dependencies>%s</dependencies>".formatted(wanted);
  }

  private static final String BOM = "<type>pom</type><scope>import</scope>";

  private static String dependency(String coordinates, String more) {
    var parts = List.of(coordinates.split(":", -1));
    var classifier = parts.size() > 3 ? "<classifier>" + parts.get(3) + "</classifier>" : "";
    return "<dependency>%s<version>%s</version>%s%s</dependency>"
        .formatted(groupAndArtifact(coordinates), parts.get(2), classifier, more);
  }

  private static String groupAndArtifact(String coordinates) {
    var parts = List.of(coordinates.split(":", -1));
    return "<groupId>%s</groupId><artifactId>%s</artifactId>".formatted(parts.get(0), parts.get(1));
  }
}
