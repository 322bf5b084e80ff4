package dev.usagetelemetry.it.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usagetelemetry.it.Built;
import dev.usagetelemetry.it.Differences;
import dev.usagetelemetry.it.ProfileResolves;
import dev.usagetelemetry.it.Versions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * {@code check}, without starting a server: every built-in profile against the oldest and the
 * newest of the versions that are listed. {@code -Dit.write-pages=true} writes down what they have
 * not in common, for their pages.
 */
class ProfileVersionsIT {

  /** Components, and a server that has them in it. */
  private static final Map<String, String> HOSTS =
      Map.of(
          "agroal", "quarkus",
          "hikaricp", "spring-boot",
          "infinispan-embedded", "keycloak",
          "jgroups", "keycloak",
          "tomcat-jdbc", "tomcat");

  static List<String> profiles() throws IOException {
    return Built.profileIds();
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void every_field_resolves_in_the_oldest_and_the_newest_version_or_is_said_to_be_absent(String id)
      throws Exception {
    var server = HOSTS.getOrDefault(id, id);
    var versions = new TreeMap<String, Path>();
    for (var version : List.of(Versions.oldest(server), Versions.newest(server))) {
      versions.put(version, ServerFiles.of(server, version));
    }
    var differences = Differences.in(ProfileResolves.in(id, versions));
    if (Boolean.getBoolean("it.write-pages")) {
      Differences.write(id, differences);
    }
    assertThat(differences).isEqualTo(Differences.of(id));
  }
}
