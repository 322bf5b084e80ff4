package dev.usagetelemetry.profile;

/** Splits an expression into names, literals and signs. */
final class Tokens {

  enum Kind {
    NAME,
    STRING,
    NUMBER,
    SIGN,
    END
  }

  private final String text;
  private int from;
  private int at;
  private Kind kind = Kind.END;

  Tokens(String text) throws ProfileException {
    this.text = text;
    advance();
  }

  Kind kind() {
    return kind;
  }

  /** The current token as it stands, a string without its quotes. */
  String text() {
    return kind == Kind.STRING ? text.substring(from + 1, at - 1) : text.substring(from, at);
  }

  boolean is(String sign) {
    return kind != Kind.STRING && at - from == sign.length() && text.startsWith(sign, from);
  }

  /** Takes the token if it is this sign or word. */
  boolean take(String sign) throws ProfileException {
    if (!is(sign)) {
      return false;
    }
    advance();
    return true;
  }

  void expect(String sign) throws ProfileException {
    if (!take(sign)) {
      throw error("expected " + sign);
    }
  }

  String take(Kind expected) throws ProfileException {
    if (kind != expected) {
      throw error("expected a " + expected.name().toLowerCase(java.util.Locale.ROOT));
    }
    var taken = text();
    advance();
    return taken;
  }

  /** Whether a bracket follows at once: it makes the name a function or a method. */
  boolean isCall() {
    return at < text.length() && text.charAt(at) == '(';
  }

  ProfileException error(String problem) {
    var here = kind == Kind.END ? "at its end" : "at \"" + text.substring(from) + "\"";
    return new ProfileException(0, problem + " " + here + " of \"" + text + "\"");
  }

  private void advance() throws ProfileException {
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
    from = at;
    if (at == text.length()) {
      kind = Kind.END;
      return;
    }
    var c = text.charAt(at++);
    if (Character.isJavaIdentifierStart(c)) {
      kind = Kind.NAME;
      while (at < text.length() && Character.isJavaIdentifierPart(text.charAt(at))) {
        at++;
      }
    } else if (c >= '0' && c <= '9') {
      kind = Kind.NUMBER;
      while (at < text.length() && Character.isDigit(text.charAt(at))) {
        at++;
      }
    } else if (c == '\'') {
      kind = Kind.STRING;
      var end = text.indexOf('\'', at);
      if (end < 0) {
        throw new ProfileException(0, "a string without an end in \"" + text + "\"");
      }
      at = end + 1;
    } else {
      kind = Kind.SIGN;
      if (text.startsWith("!=", from)) {
        at++;
      }
    }
  }
}
