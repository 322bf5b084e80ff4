package dev.usagetelemetry.cli;

import dev.usagetelemetry.profile.Profile;
import dev.usagetelemetry.profile.Profile.Rank;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** The profiles that come with the agent. */
final class BuiltIn {

  private static final int PROFILE = 1;

  private BuiltIn() {}

  /** Their ids, in order. */
  static List<String> ids() {
    try (var in = BuiltIn.class.getResourceAsStream("/profiles.index")) {
      if (in == null) {
        throw new IOException("it is not there");
      }
      var ids = new TreeSet<String>();
      for (var line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
        ids.add(line.split("\t", -1)[PROFILE]);
      }
      return List.copyOf(ids);
    } catch (IOException unreadable) {
      throw new Command.Failed("the index of profiles in the jar cannot be read", unreadable);
    }
  }

  /** Those that only ever add to the message of another. */
  static List<Profile> components() {
    var components = new ArrayList<Profile>();
    for (var id : ids()) {
      var profile = NamedProfile.read(id);
      if (profile.rank() == Rank.COMPONENT) {
        components.add(profile);
      }
    }
    return components;
  }
}
