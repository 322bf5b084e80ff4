package dev.usagetelemetry.report;

import java.util.UUID;

/**
 * One value that may leave the process. These seven kinds are all there are; a reading becomes one
 * of them or it stays inside. An exception from a constructor never repeats what it was given.
 */
public sealed interface Value extends Part {

  /**
   * A whole number, such as a configured size or an epoch.
   *
   * @param value any
   */
  record Whole(long value) implements Value {}

  /**
   * How many of something there are. A zero is a real zero; what could not be counted is absent.
   *
   * @param value 0 or more
   */
  record Count(long value) implements Value {
    /**
     * Checks the sign.
     *
     * @throws IllegalArgumentException if negative, as sizes read from a server sometimes are to
     *     say "unknown"
     */
    public Count {
      if (value < 0) {
        throw new IllegalArgumentException("A count cannot be negative");
      }
    }
  }

  /**
   * Whether something is so.
   *
   * @param value whether it is
   */
  record Flag(boolean value) implements Value {}

  /**
   * A version, build tag or commit id.
   *
   * @param text at most 64 characters, for instance {@code 23.10.0.0}, {@code oss-v23.10.0} or
   *     {@code 2091bb932}
   */
  record Version(String text) implements Value {
    /**
     * Checks the shape.
     *
     * @throws IllegalArgumentException if the text is none of these
     */
    public Version {
      StringShape.VERSION.require(text);
    }
  }

  /**
   * A word out of a list that was written down beforehand, such as {@code Leader}.
   *
   * @param name a capital, then at most 39 letters and digits
   */
  record Token(String name) implements Value {
    /**
     * Checks the shape.
     *
     * @throws IllegalArgumentException if the name has another
     */
    public Token {
      StringShape.TOKEN.require(name);
    }
  }

  /**
   * An id that only {@link Pseudonyms} gives out.
   *
   * @param id sent in lower case
   */
  record Pseudonym(UUID id) implements Value {}

  /**
   * For how long the server has been up.
   *
   * @param span since it started
   */
  record Uptime(TimeSpan span) implements Value {}
}
