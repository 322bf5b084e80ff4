package dev.usagetelemetry.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code receive} was asked for.
 *
 * @param port where to listen, 0 for any free one
 * @param file where each message is appended as one line of JSON; null for nowhere
 */
record ReceiveOptions(int port, @Nullable Path file) {

  static final int DEFAULT_PORT = 8321;

  private static final int HIGHEST_PORT = 65_535;

  /** Reads {@code [--port N] [--file F]}, in any order; the last one of a kind wins. */
  static ReceiveOptions parse(List<String> words) throws Command.Misused {
    var port = DEFAULT_PORT;
    Path file = null;
    var rest = words.iterator();
    while (rest.hasNext()) {
      var option = rest.next();
      if (!option.equals("--port") && !option.equals("--file")) {
        throw new Command.Misused("no option \"" + option + "\", valid: --port, --file");
      }
      if (!rest.hasNext()) {
        throw new Command.Misused(option + " needs a value");
      }
      if (option.equals("--port")) {
        port = port(rest.next());
      } else {
        file = file(rest.next());
      }
    }
    return new ReceiveOptions(port, file);
  }

  private static int port(String text) throws Command.Misused {
    try {
      var port = Integer.parseInt(text);
      if (port >= 0 && port <= HIGHEST_PORT) {
        return port;
      }
    } catch (NumberFormatException notANumber) {
      // said below, the same as for a number that is no port
    }
    throw new Command.Misused("--port is a number from 0 to " + HIGHEST_PORT);
  }

  private static Path file(String text) throws Command.Misused {
    try {
      return Path.of(text);
    } catch (InvalidPathException invalid) {
      throw new Command.Misused("--file is not a path");
    }
  }
}
