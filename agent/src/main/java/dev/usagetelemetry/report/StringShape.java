package dev.usagetelemetry.report;

import java.util.regex.Pattern;

/**
 * The shapes that a string of a message can have. What has none of them has no way out, which is
 * how names, addresses, paths and free text are kept in.
 */
public enum StringShape {
  /** What a value is called in a message. */
  KEY("[a-z][A-Za-z0-9]{0,39}"),

  /** A word out of a profile's list, such as {@code Leader}. */
  TOKEN("[A-Z][A-Za-z0-9]{0,39}"),

  /** An id that {@link Pseudonyms} has made, in lower case. */
  UUID("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"),

  /** As {@link TimeSpan} writes it: {@code 00:01:11.0115732}, {@code 1.01:00:10}. */
  TIME_SPAN("(?:[1-9][0-9]{0,7}\\.)?(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\\.[0-9]{7})?"),

  /**
   * A dotted version, a build tag, the number of a release or a commit id: {@code 23.10.0.0},
   * {@code 10.1.0-M5}, {@code 26.0.0.Final}, {@code 17.0.15+6}, {@code oss-v23.6.0-91-g2091bb932},
   * {@code 483} (Trino counts its releases), {@code 2091bb932}.
   */
  VERSION(
      """
      (?x)
      (?=.{1,64}$)                          # as a whole
      (?:
        (?:[a-z]{1,12}-)?  v?               # an edition, as in a build tag
        [0-9]{1,9} (?:\\.[0-9]{1,9}){1,5}   # two to six numbers
        (?:\\.[A-Za-z][A-Za-z0-9]{0,15})?   # .Final, .M1, .v20241014
        (?:[-+_] [A-Za-z0-9]{1,16}          # -SNAPSHOT, -91-g2091bb932, +6
           (?:\\.[0-9]{1,9})*               # -rc.1
        ){0,4}
      |
        [1-9][0-9]{2,3}                     # the number of a release
      |
        [0-9a-f]{7,40}                      # a commit id
      )
      """);

  private final Pattern pattern;

  StringShape(String regex) {
    pattern = Pattern.compile(regex);
  }

  /** The pattern in one line and without remarks, as JSON Schema takes it. */
  public String regex() {
    return pattern.pattern().replaceAll("#.*|\\s|\\(\\?x\\)", "");
  }

  /** Whether a text has this shape. */
  public boolean fits(String text) {
    return pattern.matcher(text).matches();
  }

  /** Whether a text has the shape of a value; keys have another. */
  public static boolean fitsAnyValue(String text) {
    return TOKEN.fits(text) || UUID.fits(text) || TIME_SPAN.fits(text) || VERSION.fits(text);
  }

  /**
   * The text itself, if it has this shape.
   *
   * @throws IllegalArgumentException if not; its message does not repeat the text, which may be the
   *     very name that must not leave
   */
  String require(String text) {
    if (!fits(text)) {
      throw new IllegalArgumentException("Not shaped like a " + name());
    }
    return text;
  }
}
