package dev.usagetelemetry.cli;

import java.io.Console;
import java.io.PrintWriter;

/** What takes longer than a moment says so on standard error, and only where a person looks on. */
final class Progress {

  private static final boolean TERMINAL = isTerminal();

  private Progress() {}

  /** From Java 22 on there is a console in any case, which tells whether it is a terminal. */
  @SuppressWarnings("SystemConsoleNull") // asked on, see above
  private static boolean isTerminal() {
    var console = System.console();
    if (console == null) {
      return false;
    }
    try {
      return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException olderThan22) {
      return true;
    }
  }

  /** Says what is being done, over what was said before. */
  static void show(PrintWriter err, String what) {
    if (TERMINAL) {
      err.print("\r" + what + " ...");
      err.flush();
    }
  }

  /** Takes it away. */
  static void done(PrintWriter err) {
    if (TERMINAL) {
      err.print("\r\033[K");
      err.flush();
    }
  }
}
