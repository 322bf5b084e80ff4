package dev.usagetelemetry.cli;

import java.io.PrintStream;
import java.util.List;

/** One thing that the command line can do. */
interface Command {

  /**
   * Does it; returning means that it is done.
   *
   * @param options what followed the command's name
   * @param out where the command's answer goes
   */
  void run(List<String> options, PrintStream out) throws Misused, Failed, InterruptedException;

  /** For commands that take none. */
  static void requireNoOptions(List<String> options) throws Misused {
    if (!options.isEmpty()) {
      throw new Misused("takes no options, try \"help\"");
    }
  }

  /** The command was asked for wrongly; the message is one line for the user. */
  final class Misused extends Exception {
    Misused(String message) {
      super(message);
    }
  }

  /** The command could not be done; the message is one line for the user. */
  final class Failed extends Exception {
    Failed(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
