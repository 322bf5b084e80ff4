package dev.usagetelemetry.cli.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.usagetelemetry.profile.Profile;
import dev.usagetelemetry.profile.ProfileReader;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileCheckTest {

  private static final Path CLASSES = Path.of("target/test-classes");
  private static final String SHOP = "dev.usagetelemetry.cli.check.Shop";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'count': 'shop.shelves'",
        "'count': 'shop.shelves()'",
        "'count': 'shop.shelves[*].goods[*]'",
        "'number': 'sum(shop.shelves[*].size())'",
        "'number': 'shop.till.sum()'",
        "'number': 'max(shop.tills[*].sum)'",
        "'count': 'shop.shelves[where it.size() > 3]'",
        "'flag': 'any(shop.shelves(), it.label() = shop.name)'",
        "'flag': 'not shop.isCrowded()'",
        "'number': 'shop.getMaxCustomers() + 1'",
        "'number': 'first(shop.shelves).size'",
        "'version': 'shop.getVersion()'",
        "'number': 'shop.keeper().years()'",
        "'number': ['shop.gone()', 'shop.getMaxCustomers()']"
      })
  void what_resolves_is_no_finding(String field) throws Exception {
    assertThat(findings(field)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          'count': 'shop.shelfs'                          | resolves in no version: shop.shelfs: not in dev.usagetelemetry.cli.check.Shop
          'number': 'sum(shop.shelves[*].length())'       | resolves in no version: shop.shelves[*].length(): not in several dev.usagetelemetry.cli.check.Shop$Shelf
          'number': 'shop.till.sum(3)'                    | resolves in no version: shop.till.sum(3): not in dev.usagetelemetry.cli.check.Shop$Till
          'number': 'shop.getVersion()'                   | is no number: shop.getVersion() ends in java.lang.String in one
          'count': 'shop.name'                            | is no count: shop.name ends in java.lang.String in one
          'flag': 'shop.getMaxCustomers()'                | is no flag: shop.getMaxCustomers() ends in int in one
          'number': 'shop.shelves'                        | is no number: shop.shelves ends in java.util.Map<java.lang.String, dev.usagetelemetry.cli.check.Shop$Shelf> in one
          'count': 'shop.getMaxCustomers()[*]'            | resolves in no version: shop.getMaxCustomers()[*]: int is no container
          """)
  void what_does_not_is_an_error_that_names_the_step_and_the_type(String field, String what)
      throws Exception {
    assertThat(findings(field)).containsExactly("ERROR message.things.x " + what);
  }

  @Test
  void a_start_that_is_not_there_is_an_error() throws Exception {
    assertThat(findings("exit of " + SHOP + ".boot()", "'count': 'shop.shelves'"))
        .contains(
            "ERROR capture.shop is not captured in one: it would never be recognized",
            "NOTE capture.shop exit of " + SHOP + ".boot is in no version");
  }

  @Test
  void what_one_version_has_and_another_not_is_told() throws Exception {
    var versions = new LinkedHashMap<String, List<Path>>();
    versions.put("old", List.of(Path.of("target/test-classes")));
    versions.put("new", List.of(Path.of("target/classes"), Path.of("target/test-classes")));
    var check =
        new ProfileCheck(
            profile(
                "exit of " + SHOP + ".open(int)",
                "'flag': 'static(dev.usagetelemetry.report.StringShape).KEY exists'"),
            versions);
    assertThat(check.findings())
        .extracting(Finding::severity, Finding::what)
        .containsExactly(
            tuple(
                Finding.Severity.DIFFERS,
                "absent in old: class dev.usagetelemetry.report.StringShape is not there"));
  }

  @Test
  void a_first_profile_is_read_and_resolves() throws Exception {
    var first = FirstProfile.of(SHOP, List.of(CLASSES));
    assertThat(first)
        .contains("\"on\": \"exit of " + SHOP + ".open(int)\", \"means\": \"started\"")
        .contains("\"on\": \"entry of " + SHOP + ".close()\", \"means\": \"stopping\"")
        .contains("\"version\": [\"server.getVersion()\"")
        .contains("\"crowded\": { \"flag\": \"server.isCrowded()\"")
        .contains("\"maxCustomers\": { \"number\": \"server.getMaxCustomers()\"")
        .contains("// the field shelves is a java.util.Map<java.lang.String, " + SHOP + "$Shelf>")
        .contains("\"tills\": { \"count\"");
    var profile =
        ProfileReader.read(new ByteArrayInputStream(first.getBytes(StandardCharsets.UTF_8)));
    var versions = new LinkedHashMap<String, List<Path>>();
    versions.put("one", List.of(CLASSES));
    assertThat(new ProfileCheck(profile, versions).findings()).isEmpty();
  }

  private static List<String> findings(String field) throws Exception {
    return findings("exit of " + SHOP + ".open(int)", field).stream()
        .filter(finding -> !finding.startsWith("NOTE"))
        .toList();
  }

  private static List<String> findings(String start, String field) throws Exception {
    var versions = new LinkedHashMap<String, List<Path>>();
    versions.put("one", List.of(Path.of("target/test-classes")));
    return new ProfileCheck(profile(start, field), versions)
        .findings().stream()
            .map(finding -> finding.severity() + " " + finding.where() + " " + finding.what())
            .toList();
  }

  private static Profile profile(String start, String field) throws Exception {
    var json =
        """
        {
          "id": "shop", "product": "Shop",
          "capture": { "shop": { "on": "%s", "means": "started" } },
          "message": { "things": { "x": { %s } } }
        }
        """
            .formatted(start, quoted(field));
    return ProfileReader.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
  }

  /** Quotes of JSON are single ones here, and there are no texts in these expressions. */
  private static String quoted(String field) {
    return field.replace('\'', '"');
  }
}
