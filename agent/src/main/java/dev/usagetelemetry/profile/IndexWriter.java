package dev.usagetelemetry.profile;

import dev.usagetelemetry.instrument.HookLine;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;

/**
 * Runs when the agent is built: reads every built-in profile, so that a bad one fails the build,
 * and writes the index of their hooks, so that premain need not read any. Not in the jar.
 */
public final class IndexWriter {

  private IndexWriter() {}

  /**
   * Writes {@code profiles.index} beside the folder {@code profiles}.
   *
   * @param arguments the folder of compiled classes and resources
   */
  public static void main(String[] arguments) throws IOException {
    var profiles =
        new File(arguments[0], "profiles").listFiles((in, name) -> name.endsWith(".json"));
    if (profiles == null) {
      throw new IOException("there are no built-in profiles");
    }
    Arrays.sort(profiles);
    var lines = new ArrayList<String>();
    for (var file : profiles) {
      try {
        var profile = ProfileReader.read(Files.readString(file.toPath()));
        if (!file.getName().equals(profile.id() + ".json")) {
          throw new IOException(file.getName() + " holds the profile " + profile.id());
        }
        profile.hooks().forEach(hook -> lines.add(HookLine.write(hook)));
      } catch (ProfileException problem) {
        throw new IOException(problem.in(file.getName()), problem);
      }
    }
    Files.write(new File(arguments[0], "profiles.index").toPath(), lines, StandardCharsets.UTF_8);
  }
}
