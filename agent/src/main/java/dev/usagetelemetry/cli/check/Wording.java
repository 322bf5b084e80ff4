package dev.usagetelemetry.cli.check;

import java.util.Locale;

/** Makes of the names of a program those of a profile. */
final class Wording {

  private static final int LONGEST = 40;

  private Wording() {}

  /** {@code h2-database-engine} of {@code H2 Database Engine}, and of {@code H2DatabaseEngine}. */
  static String id(String name) {
    var id =
        name.replaceAll("(?<=[a-z])(?=[A-Z])", "-")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-");
    var trimmed = cut(id.replaceAll("^[-0-9]+", "")).replaceAll("-+$", "");
    return trimmed.isEmpty() ? "server" : trimmed;
  }

  /** {@code isTlsEnabled} as a key: {@code tlsEnabled}. */
  static String property(String method) {
    return key(withoutPrefix(method));
  }

  /** {@code maxUsers} of {@code MaxUsers} and of {@code _max_Users}. */
  static String key(String name) {
    var letters = name.replaceAll("[^A-Za-z0-9]", "").replaceFirst("^[0-9]+", "");
    return letters.isEmpty()
        ? "value"
        : cut(Character.toLowerCase(letters.charAt(0)) + letters.substring(1));
  }

  /** {@code isTlsEnabled} for people: {@code tls enabled}. */
  static String words(String method) {
    return withoutPrefix(method).replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
  }

  private static String withoutPrefix(String method) {
    return method.replaceFirst("^(is|has|get)", "");
  }

  private static String cut(String text) {
    return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
  }
}
