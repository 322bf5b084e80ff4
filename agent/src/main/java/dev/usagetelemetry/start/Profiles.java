package dev.usagetelemetry.start;

import dev.usagetelemetry.instrument.HookIndex;
import dev.usagetelemetry.instrument.HookLine;
import dev.usagetelemetry.profile.Profile;
import dev.usagetelemetry.profile.ProfileException;
import dev.usagetelemetry.profile.ProfileReader;
import dev.usagetelemetry.settings.BadSetting;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The profiles that count in this JVM: the built-in ones, of which only the index of hooks is read
 * until one of them is needed, and the operator's, which are read at once so that a mistake is
 * told. One of the operator's replaces a built-in one of the same id.
 */
final class Profiles {

  private static final String INDEX = "/profiles.index";

  private final HookIndex index;
  private final Map<String, Profile> operators;

  private Profiles(HookIndex index, Map<String, Profile> operators) {
    this.index = index;
    this.operators = operators;
  }

  /**
   * Reads the index and the operator's profiles.
   *
   * @param given files, or folders of which every {@code .json} is taken
   */
  static Profiles read(List<File> given) throws IOException, BadSetting {
    return read(given, Optional.empty());
  }

  /**
   * The same, and the profile of a server that no other knows.
   *
   * @param named by the settings
   */
  static Profiles read(List<File> given, Optional<Profile> named) throws IOException, BadSetting {
    var index = new HookIndex();
    try (var in = Profiles.class.getResourceAsStream(INDEX)) {
      if (in == null) {
        throw new IOException("the index of profiles is not in the jar");
      }
      index.read(in);
    }
    Map<String, Profile> operators = new HashMap<>();
    for (var file : files(given)) {
      var profile = read(file);
      index.dropProfile(profile.id());
      for (var hook : profile.hooks()) {
        index.add(HookLine.write(hook));
      }
      operators.put(profile.id(), profile);
    }
    if (named.isPresent()) {
      for (var hook : named.get().hooks()) {
        index.add(HookLine.write(hook));
      }
      operators.put(named.get().id(), named.get());
    }
    return new Profiles(index, operators);
  }

  HookIndex index() {
    return index;
  }

  /**
   * The profile of this id.
   *
   * @throws IOException when it is not one
   */
  Profile get(String id) throws IOException {
    var operators = this.operators.get(id);
    if (operators != null) {
      return operators;
    }
    try (var in = Profiles.class.getResourceAsStream("/profiles/" + id + ".json")) {
      if (in == null) {
        throw new IOException("there is no profile of this id");
      }
      return ProfileReader.read(in);
    } catch (ProfileException impossible) {
      throw new IOException("a built-in profile passed the build and not the reader", impossible);
    }
  }

  private static List<File> files(List<File> given) throws BadSetting {
    var files = new ArrayList<File>();
    for (var file : given) {
      var inside = file.listFiles();
      if (inside == null) {
        files.add(file);
      } else {
        Arrays.sort(inside);
        for (var each : inside) {
          if (each.getName().endsWith(".json")) {
            files.add(each);
          }
        }
      }
    }
    return files;
  }

  private static Profile read(File file) throws BadSetting {
    try (var in = new FileInputStream(file)) {
      return ProfileReader.read(in);
    } catch (ProfileException problem) {
      throw BadSetting.ofProfile(problem.in(file.getName()));
    } catch (IOException unreadable) {
      throw BadSetting.ofProfile(file.getName() + ": cannot be read");
    }
  }
}
