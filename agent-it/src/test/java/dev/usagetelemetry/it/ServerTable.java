package dev.usagetelemetry.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/**
 * The table of servers that the tests have run: a row from each, printed when all are through. The
 * README shows it.
 */
public final class ServerTable {

  private static final String HEAD =
      """
      | server | version | nodes | sections | classes | metaspace | up after |
      |---|---|---|---|---|---|---|
      """;

  private ServerTable() {}

  static void add(RealServer server, int nodes, JsonNode message, Footprint added, Duration upAfter)
      throws IOException {
    var row =
        String.format(
            Locale.ROOT,
            "| [%s](docs/servers/%s.md) | %s | %d | %s | %+d | %+.1f MB | %.1f s |%n",
            product(server.id()),
            server.id(),
            server.version(),
            nodes,
            String.join(", ", Messages.keys(message)),
            added.classes(),
            added.metaspaceKb() / 1024,
            upAfter.toMillis() / 1e3);
    System.out.print(row);
    Files.writeString(Files.createDirectories(rows()).resolve(server.id() + ".md"), row);
  }

  private static String product(String id) throws IOException {
    return Json.file(Built.profiles().resolve(id + ".json")).at("/product").asString();
  }

  private static Path rows() {
    return Built.target().resolve("server-table");
  }

  /**
   * Prints what there is.
   *
   * @param unused none
   */
  public static void main(String[] unused) throws IOException {
    System.out.print("\n" + HEAD);
    if (Files.exists(rows())) {
      try (var rows = Files.list(rows())) {
        for (var row : rows.sorted().toList()) {
          System.out.print(Files.readString(row));
        }
      }
    }
    System.out.println();
  }
}
