package dev.usagetelemetry.cli;

import java.util.regex.Pattern;

/** The shapes that a string in a message can have. */
enum StringShape {
  /** What a section or a value is called: {@code nodeState}. */
  KEY("[a-z][A-Za-z0-9]{0,39}"),

  /** A word out of a list: {@code Leader}. */
  TOKEN("[A-Z][A-Za-z0-9]{0,39}"),

  /** An id, in lower case as the reference has it. */
  UUID("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"),

  /** .NET's TimeSpan "c": {@code 00:01:11.0115732}, {@code 1.01:00:10}. */
  TIME_SPAN("([1-9][0-9]{0,7}\\.)?([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\\.[0-9]{7})?"),

  /** Dotted numbers, perhaps with a qualifier, perhaps as a build tag, or a commit id. */
  VERSION(
      "([a-z]{1,12}-)?v?[0-9]{1,9}(\\.[0-9]{1,9}){1,5}([.+_-][A-Za-z0-9]{1,16}){0,6}"
          + "|[0-9a-f]{7,40}");

  private static final int LONGEST = 64;

  private final Pattern pattern;

  StringShape(String regex) {
    this.pattern = Pattern.compile(regex);
  }

  /** Whether a text has this shape. */
  boolean fits(String text) {
    return text.length() <= LONGEST && pattern.matcher(text).matches();
  }

  /** Whether a text has the shape of something that may be a value. */
  static boolean anyFits(String text) {
    return TOKEN.fits(text) || UUID.fits(text) || TIME_SPAN.fits(text) || VERSION.fits(text);
  }
}
