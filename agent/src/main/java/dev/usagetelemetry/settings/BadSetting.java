package dev.usagetelemetry.settings;

/**
 * A setting that cannot be used. The message is one line that names the setting, where it came from
 * and what is wrong; it never repeats the value, which may be a path, an address or a secret. The
 * agent prints it and stays off.
 */
public final class BadSetting extends Exception {

  private static final long serialVersionUID = 1L;

  BadSetting(String setting, String origin, String problem) {
    // Without a stack trace: it is thrown for its message, and in premain.
    super("setting " + setting + " in " + origin + " " + problem, null, false, false);
  }
}
