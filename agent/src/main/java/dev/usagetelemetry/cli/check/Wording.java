package dev.usagetelemetry.cli.check;

import java.util.Locale;
import java.util.regex.Pattern;

/** Makes of the names of a program those of a profile. */
final class Wording {

  private static final int LONGEST = 40;

  /** Where a word begins: {@code tls|Mode}, {@code SSL|Mode}. */
  private static final String BEGIN = "(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])";

  /** What a key begins with in small letters: a letter, or an abbreviation. */
  private static final Pattern CAPITALS =
      Pattern.compile("^[A-Z]+(?=[A-Z][a-z])|^[A-Z]+(?![a-z])|^[A-Z]");

  private Wording() {}

  /** {@code h2-database-engine} of {@code H2 Database Engine}, and of {@code H2DatabaseEngine}. */
  static String id(String name) {
    var id = name.replaceAll(BEGIN, "-").toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    var trimmed = cut(id.replaceAll("^[-0-9]+", "")).replaceAll("-+$", "");
    return trimmed.isEmpty() ? "server" : trimmed;
  }

  /** {@code isTlsEnabled} as a key: {@code tlsEnabled}. */
  static String property(String method) {
    return key(withoutPrefix(method));
  }

  /**
   * {@code maxUsers} of {@code MaxUsers} and of {@code _max_Users}, {@code sslMode} of {@code
   * SSLMode}.
   */
  static String key(String name) {
    var letters = name.replaceAll("[^A-Za-z0-9]", "").replaceFirst("^[0-9]+", "");
    return letters.isEmpty()
        ? "value"
        : cut(CAPITALS.matcher(letters).replaceFirst(run -> run.group().toLowerCase(Locale.ROOT)));
  }

  /** {@code isTlsEnabled} for people: {@code tls enabled}. */
  static String words(String method) {
    return withoutPrefix(method).replaceAll(BEGIN, " ").toLowerCase(Locale.ROOT);
  }

  private static String withoutPrefix(String method) {
    return method.replaceFirst("^(is|has|get)", "");
  }

  private static String cut(String text) {
    return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
  }
}
