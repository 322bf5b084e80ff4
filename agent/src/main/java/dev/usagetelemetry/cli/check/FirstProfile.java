package dev.usagetelemetry.cli.check;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A first profile of a server, guessed from the class that is the server: where it starts and
 * stops, its version, its flags, and whatever it holds several of. Every guess has a remark that
 * says what it was guessed from. It can be read and checked as it stands; whether it means
 * anything, people know.
 */
public final class FirstProfile {

  private static final String TEMPLATE =
      """
      // A first profile, guessed from the class files. Look at each remark, take out what means
      // nothing, and say in "about" what the rest means. "check" tells whether it resolves.
      {
        "id": "%s",
        "product": "%s", // %s

        "capture": {
      %s
        },

        "message": {
      %s
        }
      }
      """;

  private static final String RETURNS =
      "    // the server is up once this returns; if it returns only at the end, say \"entry of\"\n";

  private FirstProfile() {}

  /**
   * Guesses.
   *
   * @param className of the server itself, the one with its life cycle
   * @param places its jars
   * @throws IOException if the class is not there, or has no method that could be its start
   */
  public static String of(String className, List<Path> places) throws IOException {
    var classes = ClassFiles.in(places);
    var server =
        classes
            .find(className)
            .orElseThrow(
                () -> new IOException("there is no class " + className + " in the class path"));
    var life = LifeCycle.of(server);
    if (life.starts().isEmpty()) {
      throw new IOException(
          "no method of %s could be its start, such as %s: name the class that has one"
              .formatted(className, String.join(", ", LifeCycle.STARTS.subList(0, 4))));
    }
    var title = JarTitle.of(className, places);
    var product = title.orElse(className.replaceFirst(".*[.$]", ""));
    return TEMPLATE.formatted(
        Wording.id(product),
        product,
        title.isPresent()
            ? "as its jar's manifest says; what do people call it?"
            : "the name of the class; people know it as something else",
        capture(life),
        new FirstMessage(classes, server).sections());
  }

  private static String capture(LifeCycle life) {
    var start = RETURNS + hook("server", "exit", life.starts(), "started");
    return life.stops().isEmpty()
        ? start
        : start + ",\n" + hook("end", "entry", life.stops(), "stopping");
  }

  private static String hook(String slot, String at, List<String> places, String means) {
    var remark =
        places.size() == 1
            ? ""
            : "    // likely; or " + String.join(", ", places.subList(1, places.size())) + "\n";
    return remark
        + "    \"%s\": { \"on\": \"%s of %s\", \"means\": \"%s\" }"
            .formatted(slot, at, places.get(0), means);
  }
}
