package dev.usagetelemetry.settings;

/**
 * A setting that cannot be used. The message is one line that names the setting, where it came from
 * and what is wrong; it never repeats the value, which may be a path, an address or a secret. The
 * agent prints it and stays off.
 */
public final class BadSetting extends Exception {

  private static final long serialVersionUID = 1L;

  BadSetting(String setting, String origin, String problem) {
    this("setting " + setting + " in " + origin + " " + problem);
  }

  private BadSetting(String line) {
    // Without a stack trace: it is thrown for its message, and in premain.
    super(line, null, false, false);
  }

  /**
   * A profile that the setting names and that is none.
   *
   * @param problem file, line and what is wrong
   */
  public static BadSetting ofProfile(String problem) {
    return new BadSetting("profile " + problem);
  }
}
