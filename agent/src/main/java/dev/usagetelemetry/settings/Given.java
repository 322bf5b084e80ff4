package dev.usagetelemetry.settings;

/**
 * One setting as somebody gave it.
 *
 * @param key one of {@link Key}
 * @param value not blank, without blanks around it
 * @param origin where it was given, in words that follow "in"
 */
record Given(String key, String value, String origin) {

  BadSetting bad(String problem) {
    return new BadSetting(key, origin, problem);
  }
}
