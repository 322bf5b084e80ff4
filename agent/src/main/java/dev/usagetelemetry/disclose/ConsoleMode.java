package dev.usagetelemetry.disclose;

/** Whether lines go to the console (standard error) besides the server's own log. */
public enum ConsoleMode {
  /** The disclosure always, the rest only when the server's log cannot be reached. */
  AUTO,
  /** Everything. */
  ALWAYS,
  /** Nothing. */
  NEVER
}
