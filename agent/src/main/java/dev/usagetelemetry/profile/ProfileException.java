package dev.usagetelemetry.profile;

/** A profile that cannot be used. The message is one line: file, line number, what is wrong. */
public final class ProfileException extends Exception {

  private static final long serialVersionUID = 1;

  private final int line;

  /**
   * @param line from 1, 0 where there is none
   */
  public ProfileException(int line, String problem) {
    super(problem);
    this.line = line;
  }

  /** The same with the file in front of it. */
  public String in(String file) {
    return file + (line == 0 ? ": " : ":" + line + ": ") + getMessage();
  }
}
