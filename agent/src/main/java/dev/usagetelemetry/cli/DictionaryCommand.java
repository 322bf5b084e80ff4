package dev.usagetelemetry.cli;

import dev.usagetelemetry.profile.Profile;
import dev.usagetelemetry.profile.ProfileException;
import dev.usagetelemetry.profile.ProfileReader;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.List;

/** Says what a product may send: every field that its profile gives, and where it is hooked. */
final class DictionaryCommand implements Command {

  @Override
  public void run(List<String> options, PrintStream out) throws Misused, Failed {
    if (options.size() != 1) {
      throw new Misused("takes one profile: the id of a built-in one, or a file");
    }
    out.print(Dictionary.of(profile(options.get(0))));
  }

  private static Profile profile(String name) throws Failed {
    try (var in = open(name)) {
      return ProfileReader.read(in);
    } catch (ProfileException problem) {
      throw new Failed(problem.in(name), problem);
    } catch (IOException unreadable) {
      throw new Failed("there is no profile " + name + ", built in or as a file", unreadable);
    }
  }

  private static InputStream open(String name) throws IOException {
    var builtIn = DictionaryCommand.class.getResourceAsStream("/profiles/" + name + ".json");
    return builtIn == null ? new FileInputStream(name) : builtIn;
  }
}
