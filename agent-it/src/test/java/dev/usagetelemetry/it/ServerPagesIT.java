package dev.usagetelemetry.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The pages of the built-in servers say what their profiles say. A component is no server. They are
 * made from what the jar itself prints, the list of versions, what {@code check} has found between
 * the oldest and the newest, and a part that people write; {@code -Dit.write-pages=true} writes
 * them anew.
 */
class ServerPagesIT {

  static List<String> servers() throws IOException {
    return Built.profileIds().stream().filter(Versions::areListed).toList();
  }

  @ParameterizedTest
  @MethodSource("servers")
  void the_page_of_a_server_is_up_to_date(String id) throws Exception {
    var page = pages().resolve(id + ".md");
    if (Boolean.getBoolean("it.write-pages")) {
      Files.writeString(page, page(id));
    }
    assertThat(page).exists();
    assertThat(Files.readString(page)).isEqualTo(page(id));
  }

  @Test
  void there_is_no_page_without_a_server() throws Exception {
    try (var files = Files.list(pages())) {
      var ids = files.map(file -> file.getFileName().toString().replace(".md", "")).toList();
      assertThat(servers()).containsAll(ids);
    }
  }

  private static String page(String id) throws IOException {
    var product = Json.file(Built.profiles().resolve(id + ".json")).at("/product").asString();
    return """
        <!-- Made by ServerPagesIT from %2$s.json, versions.txt and page.md: do not edit. -->
        # %1$s

        Profile: [%2$s.json](../../agent/src/main/resources/profiles/%2$s.json). \
        Tested: %3$s ([expected messages](../../agent-it/src/test/resources/servers/%2$s)).

        """
            .formatted(product, id, String.join(", ", Versions.of(id)))
        + dictionary(id)
        + "\n"
        + differences(id)
        + Files.readString(Built.pagePart(id));
  }

  /** Empty, or a section. */
  private static String differences(String id) throws IOException {
    var lines = new StringBuilder();
    for (var difference : Differences.of(id)) {
      var version = difference.split(": ", 2);
      lines.append("- not in %s: `%s`%n".formatted(version[0], version[1].replace(", ", "`, `")));
    }
    return lines.isEmpty()
        ? ""
        : "## Between %s and %s\n\n%s\n".formatted(Versions.oldest(id), Versions.newest(id), lines);
  }

  private static String dictionary(String id) throws IOException {
    var result = AgentTool.in(Built.target().resolve("dictionary")).run("dictionary", id);
    assertThat(result.exit()).as(result.err()).isZero();
    return result.out();
  }

  private static Path pages() {
    return Built.documents().resolve("servers");
  }
}
