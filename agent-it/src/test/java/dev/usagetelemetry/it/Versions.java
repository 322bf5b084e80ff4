package dev.usagetelemetry.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.List;
import java.util.Objects;

/** The versions of a server that are tested: a text file, newest first. */
public final class Versions {

  private Versions() {}

  public static List<String> of(String server) throws IOException {
    try (var in = Objects.requireNonNull(Versions.class.getResourceAsStream(list(server)))) {
      return new String(in.readAllBytes(), UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    }
  }

  /** Whether there is a list: a component is tested in the servers that have it. */
  static boolean areListed(String server) {
    return Versions.class.getResource(list(server)) != null;
  }

  private static String list(String server) {
    return "/servers/" + server + "/versions.txt";
  }

  /** Those that this run is to test: the newest, or all with {@code -Pall-versions}. */
  public static List<String> tested(String server) throws IOException {
    return Boolean.getBoolean("it.all-versions") ? of(server) : List.of(newest(server));
  }

  public static String oldest(String server) throws IOException {
    var all = of(server);
    return all.get(all.size() - 1);
  }

  public static String newest(String server) throws IOException {
    return of(server).get(0);
  }
}
