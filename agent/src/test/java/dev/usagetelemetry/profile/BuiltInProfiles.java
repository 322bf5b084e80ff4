package dev.usagetelemetry.profile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The profiles that come with the agent, as files of this project. */
public final class BuiltInProfiles {

  private static final Path FOLDER = Path.of("src", "main", "resources", "profiles");

  private BuiltInProfiles() {}

  public static List<String> ids() throws IOException {
    try (var files = Files.list(FOLDER)) {
      return files
          .map(file -> file.getFileName().toString().replace(".json", ""))
          .sorted()
          .toList();
    }
  }

  static String text(String id) throws IOException {
    return Files.readString(FOLDER.resolve(id + ".json"));
  }

  public static Profile read(String id) throws IOException, ProfileException {
    return ProfileReader.read(text(id));
  }
}
