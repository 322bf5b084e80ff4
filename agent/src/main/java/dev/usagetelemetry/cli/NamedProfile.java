package dev.usagetelemetry.cli;

import dev.usagetelemetry.profile.NearestKey;
import dev.usagetelemetry.profile.Profile;
import dev.usagetelemetry.profile.ProfileException;
import dev.usagetelemetry.profile.ProfileReader;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A profile as people name it: by the id of a built-in one, or as a file. */
final class NamedProfile {

  private NamedProfile() {}

  /**
   * Reads it.
   *
   * @throws Command.Failed when there is none, or what is there is not right
   */
  static Profile read(String name) {
    try (var in = open(name)) {
      return ProfileReader.read(in);
    } catch (ProfileException problem) {
      throw new Command.Failed(problem.in(name), problem);
    } catch (IOException unreadable) {
      throw new Command.Failed(
          "there is no profile " + name + ", built in or as a file" + hint(name), unreadable);
    }
  }

  /** For what looks like an id; what is near the name of a file, nobody knows. */
  private static String hint(String name) {
    return name.matches("[a-z0-9-]+") ? NearestKey.hint(name, BuiltIn.ids()) : "";
  }

  private static InputStream open(String name) throws IOException {
    var builtIn = NamedProfile.class.getResourceAsStream("/profiles/" + name + ".json");
    return builtIn == null ? new FileInputStream(name) : builtIn;
  }
}
