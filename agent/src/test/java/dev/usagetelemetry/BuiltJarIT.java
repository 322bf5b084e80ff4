package dev.usagetelemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The jar as it is shipped. */
class BuiltJarIT {

  private static final long MOST_BYTES = 7 * 1024 * 1024;
  private static final int JAVA_8 = 52;
  private static final int JAVA_17 = 61;

  /** Everything in the jar lies below one of these. */
  private static final List<String> PREFIXES =
      List.of(
          "META-INF/MANIFEST.MF",
          "META-INF/LICENSE",
          "META-INF/NOTICE",
          "dev/usagetelemetry/entry/",
          "agent/dev/usagetelemetry/",
          "agent/java/lang/UsageTelemetryDispatcher.classdata",
          "agent/META-INF/services/org.slf4j.spi.SLF4JServiceProvider",
          "agent/brand.properties",
          "agent/profiles.index",
          "agent/profiles/",
          "agent/profile.schema.json",
          "agent/net/bytebuddy/agent/",
          "agent/net/bytebuddy/jar/asm/",
          "agent/tools/jackson/",
          "agent/com/fasterxml/jackson/annotation/",
          "agent/oshi/",
          "agent/picocli/",
          "agent/com/sun/jna/",
          "agent/org/slf4j/");

  private static final Path FILE = Path.of(System.getProperty("agent.jar"));
  private static JarFile jar;

  @BeforeAll
  static void open() throws IOException {
    jar = new JarFile(FILE.toFile());
  }

  @AfterAll
  static void close() throws IOException {
    jar.close();
  }

  @Test
  void the_manifest_says_what_the_jvm_and_people_need() throws IOException {
    var manifest = jar.getManifest().getMainAttributes();
    assertThat(manifest.getValue("Premain-Class")).isEqualTo("dev.usagetelemetry.entry.Premain");
    assertThat(manifest.getValue("Agent-Class")).isEqualTo("dev.usagetelemetry.entry.Premain");
    assertThat(manifest.getValue("Main-Class")).isEqualTo("dev.usagetelemetry.entry.Main");
    assertThat(manifest.getValue("Can-Retransform-Classes")).isEqualTo("true");
    assertThat(manifest.getValue("Implementation-Title")).isEqualTo("Usage Telemetry Agent");
    assertThat(manifest.getValue("Implementation-Version")).matches("\\d+\\.\\d+\\.\\d+.*");
    assertThat(manifest.getValue("Implementation-Revision")).matches("[0-9a-f]{40}|unknown");
    assertThat(manifest.getValue("Boot-Class-Path")).isNull();
  }

  @Test
  void it_is_no_larger_than_seven_megabytes() throws IOException {
    assertThat(Files.size(FILE)).isLessThanOrEqualTo(MOST_BYTES);
  }

  @Test
  void there_is_nothing_in_it_that_is_not_expected() {
    assertThat(files()).allMatch(name -> PREFIXES.stream().anyMatch(name::startsWith));
  }

  @Test
  void an_application_can_find_no_class_but_the_entry() {
    assertThat(files())
        .filteredOn(name -> name.endsWith(".class"))
        .isNotEmpty()
        .allMatch(name -> name.startsWith("dev/usagetelemetry/entry/"));
  }

  @Test
  void no_class_is_in_it_twice() {
    var seen = new HashMap<String, String>();
    for (var name : files()) {
      var plain = name.replaceFirst("^agent/", "").replaceFirst("\\.class(data)?$", "");
      assertThat(seen.put(plain, name)).as(name).isNull();
    }
  }

  @Test
  void the_entry_is_java_8_and_the_rest_at_most_java_17() {
    for (var name : files()) {
      if (name.endsWith(".class")) {
        assertThat(version(name)).as(name).isEqualTo(JAVA_8);
      } else if (name.endsWith(".classdata")) {
        assertThat(version(name)).as(name).isLessThanOrEqualTo(JAVA_17);
      }
    }
  }

  @Test
  void every_profile_of_the_sources_is_there_and_every_one_is_in_the_index() throws IOException {
    try (var sources = Files.list(Path.of("src/main/resources/profiles"))) {
      var profiles = sources.map(file -> file.getFileName().toString()).toList();
      assertThat(files())
          .filteredOn(name -> name.startsWith("agent/profiles/"))
          .containsExactlyInAnyOrderElementsOf(
              profiles.stream().map(name -> "agent/profiles/" + name).toList());
      assertThat(profilesOfTheIndex())
          .containsExactlyInAnyOrderElementsOf(
              profiles.stream().map(name -> name.replace(".json", "")).toList());
    }
  }

  @Test
  void the_schema_in_the_jar_is_the_one_of_the_documents() throws IOException {
    try (var in = jar.getInputStream(jar.getJarEntry("agent/profile.schema.json"))) {
      assertThat(in.readAllBytes())
          .isEqualTo(Files.readAllBytes(Path.of("../docs/profile.schema.json")));
    }
  }

  /** The second field of each line. */
  private static Set<String> profilesOfTheIndex() throws IOException {
    try (var in = jar.getInputStream(jar.getJarEntry("agent/profiles.index"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.split("\t", -1)[1])
          .collect(Collectors.toSet());
    }
  }

  @Test
  void no_entry_carries_the_time_of_the_build() {
    assertThat(jar.stream().map(JarEntry::getTime).distinct()).hasSize(1);
  }

  private static List<String> files() {
    var names = new ArrayList<String>();
    jar.stream().filter(entry -> !entry.isDirectory()).forEach(entry -> names.add(entry.getName()));
    return names;
  }

  private static int version(String name) {
    try (var in = new DataInputStream(jar.getInputStream(jar.getJarEntry(name)))) {
      in.readInt();
      in.readUnsignedShort();
      return in.readUnsignedShort();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
