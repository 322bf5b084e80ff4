package dev.usagetelemetry.disclose;

/** The server's own log and the console together, so that the operator sees everything once. */
public final class TelemetryLog implements Log {

  private final Log server;
  private final Log console;
  private final Log terminal;
  private final ConsoleMode mode;
  private final boolean serverReachesConsole;

  /**
   * Combines the two.
   *
   * @param console takes the place of a log that cannot be reached
   * @param terminal shows what the log has too: a server may lead the console to its log, which
   *     would have it twice then
   * @param serverReachesConsole whether the server's stock configuration already writes its log to
   *     the console, so that the disclosure would be there twice
   */
  public TelemetryLog(
      Log server, Log console, Log terminal, ConsoleMode mode, boolean serverReachesConsole) {
    this.server = server;
    this.console = console;
    this.terminal = terminal;
    this.mode = mode;
    this.serverReachesConsole = serverReachesConsole;
  }

  /** Writes the disclosure: to the server's log, and for the eyes of whoever starts it. */
  public boolean disclose(String text) {
    return write(text, !serverReachesConsole);
  }

  /** Writes a message or status line: to the server's log, to the console if there is no other. */
  @Override
  public boolean info(String text) {
    return write(text, false);
  }

  private boolean write(String text, boolean alsoOnConsole) {
    // Start scripts, WildFly's for one, take this word anywhere on the console for a failed start.
    String harmless = text.replace("WARNING", "Warning");
    boolean inServerLog = server.info(harmless);
    boolean wantsConsole =
        switch (mode) {
          case ALWAYS -> true;
          case NEVER -> false;
          case AUTO -> alsoOnConsole || !inServerLog;
        };
    boolean onConsole = wantsConsole && (inServerLog ? terminal : console).info(harmless);
    return inServerLog || onConsole;
  }
}
