package dev.usagetelemetry.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.usagetelemetry.instrument.HookLine;
import dev.usagetelemetry.profile.Profile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;

/** A vendor's jar: ours, with their settings and their profiles baked in. */
final class BrandedJar {

  private static final String BRAND = "agent/brand.properties";
  private static final String INDEX = "agent/profiles.index";
  private static final String PROFILES = "agent/profiles/";
  private static final int PROFILE = 1;

  private final String properties;
  private final Map<String, byte[]> profiles = new LinkedHashMap<>();
  private final Map<String, Profile> read = new LinkedHashMap<>();

  /**
   * A jar to be.
   *
   * @param properties what is set
   */
  BrandedJar(String properties) {
    this.properties = properties;
  }

  /** Adds a profile; it replaces a built-in one of the same id. */
  void add(Path file) throws IOException {
    var profile = NamedProfile.read(file.toString());
    profiles.put(PROFILES + profile.id() + ".json", Files.readAllBytes(file));
    read.put(profile.id(), profile);
  }

  /** Writes it; entries keep their order and times, so that it is the same when written again. */
  void write(Path ours, Path to) throws IOException {
    try (var from = new JarFile(ours.toFile());
        var out = new JarOutputStream(Files.newOutputStream(to))) {
      for (var entry : Collections.list(from.entries())) {
        if (!profiles.containsKey(entry.getName())) {
          put(out, entry.getName(), entry.getTime(), content(from, entry));
        }
      }
      var time = from.getEntry(INDEX).getTime();
      for (var profile : profiles.entrySet()) {
        put(out, profile.getKey(), time, profile.getValue());
      }
    }
  }

  private static void put(JarOutputStream out, String name, long time, byte[] content)
      throws IOException {
    var entry = new JarEntry(name);
    entry.setTime(time);
    out.putNextEntry(entry);
    out.write(content);
    out.closeEntry();
  }

  private byte[] content(JarFile from, JarEntry entry) throws IOException {
    if (entry.getName().equals(BRAND)) {
      return properties.getBytes(UTF_8);
    }
    try (var in = from.getInputStream(entry)) {
      var content = in.readAllBytes();
      return entry.getName().equals(INDEX) ? index(new String(content, UTF_8)) : content;
    }
  }

  /** Premain reads the index and not the profiles. */
  private byte[] index(String ours) {
    var index = new StringBuilder();
    for (var line : ours.lines().toList()) {
      if (!read.containsKey(line.split("\t", -1)[PROFILE])) {
        index.append(line).append('\n');
      }
    }
    for (var profile : read.values()) {
      for (var hook : profile.hooks()) {
        index.append(HookLine.write(hook)).append('\n');
      }
    }
    return index.toString().getBytes(UTF_8);
  }
}
