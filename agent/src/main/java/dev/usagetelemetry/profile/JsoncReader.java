package dev.usagetelemetry.profile;

import dev.usagetelemetry.profile.Jsonc.Arr;
import dev.usagetelemetry.profile.Jsonc.Bool;
import dev.usagetelemetry.profile.Jsonc.Null;
import dev.usagetelemetry.profile.Jsonc.Num;
import dev.usagetelemetry.profile.Jsonc.Obj;
import dev.usagetelemetry.profile.Jsonc.Str;
import java.util.ArrayList;
import java.util.LinkedHashMap;

/**
 * Reads JSON of RFC 8259 with {@code //} and {@code /* *}{@code /} comments. A key that stands
 * twice in one object is an error: the reader of a profile must not have to know which one wins.
 *
 * <p>A test holds it against Jackson on generated documents: both take and refuse the same.
 */
final class JsoncReader {

  /** Deeper than any profile; keeps a hostile file from exhausting the stack of the host. */
  private static final int DEEPEST = 64;

  private final String text;
  private int at;
  private int line = 1;
  private int depth;

  private JsoncReader(String text) {
    this.text = text;
  }

  static Jsonc read(String text) throws ProfileException {
    var reader = new JsoncReader(text);
    var value = reader.value();
    reader.skipBlank();
    if (reader.at < text.length()) {
      throw reader.error("expected the end of the file");
    }
    return value;
  }

  private Jsonc value() throws ProfileException {
    skipBlank();
    if (++depth > DEEPEST) {
      throw error("nested too deeply");
    }
    var start = line;
    var value =
        switch (peek()) {
          case '{' -> object(start);
          case '[' -> array(start);
          case '"' -> new Str(start, string());
          case 't' -> word("true", new Bool(start, true));
          case 'f' -> word("false", new Bool(start, false));
          case 'n' -> word("null", new Null(start));
          default -> new Num(start, number());
        };
    depth--;
    return value;
  }

  private Obj object(int start) throws ProfileException {
    var members = new LinkedHashMap<String, Jsonc>();
    at++;
    skipBlank();
    while (peek() != '}') {
      var key = string();
      skipBlank();
      expect(':');
      if (members.containsKey(key)) {
        throw error("\"" + key + "\" stands twice in one object");
      }
      members.put(key, value());
      separator('}');
    }
    at++;
    return new Obj(start, members);
  }

  private Arr array(int start) throws ProfileException {
    var items = new ArrayList<Jsonc>();
    at++;
    skipBlank();
    while (peek() != ']') {
      items.add(value());
      separator(']');
    }
    at++;
    return new Arr(start, items);
  }

  /** After a member: a comma and another member, or the end. */
  private void separator(char end) throws ProfileException {
    skipBlank();
    if (peek() != end) {
      expect(',');
      skipBlank();
      if (peek() == end) {
        throw error("a comma with nothing behind it");
      }
    }
  }

  private String string() throws ProfileException {
    expect('"');
    var read = new StringBuilder();
    for (var c = next(); c != '"'; c = next()) {
      if (c < ' ') {
        throw error("a control character within a string");
      }
      read.append(c == '\\' ? escaped() : c);
    }
    return read.toString();
  }

  private char escaped() throws ProfileException {
    var c = next();
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> {
        var code = 0;
        for (var i = 0; i < 4; i++) {
          var digit = next();
          var value = digit < 128 ? Character.digit(digit, 16) : -1;
          if (value < 0) {
            throw error("\\u takes four hexadecimal digits");
          }
          code = code * 16 + value;
        }
        yield (char) code;
      }
      default -> throw error("unknown escape in a string");
    };
  }

  private String number() throws ProfileException {
    var start = at;
    if (peek() == '-') {
      at++;
    }
    var zero = peek() == '0';
    if (digits() > 1 && zero) {
      throw error("a number does not start with 0");
    }
    if (peek() == '.') {
      at++;
      digits();
    }
    if (peek() == 'e' || peek() == 'E') {
      at++;
      if (peek() == '+' || peek() == '-') {
        at++;
      }
      digits();
    }
    return text.substring(start, at);
  }

  private int digits() throws ProfileException {
    var start = at;
    while (peek() >= '0' && peek() <= '9') {
      at++;
    }
    if (at == start) {
      throw error(at < text.length() ? "not a JSON value" : "the file ends too early");
    }
    return at - start;
  }

  private Jsonc word(String word, Jsonc value) throws ProfileException {
    if (!text.startsWith(word, at)) {
      throw error("not a JSON value");
    }
    at += word.length();
    return value;
  }

  private void skipBlank() throws ProfileException {
    while (at < text.length()) {
      var c = text.charAt(at);
      if (c == '\n') {
        line++;
        at++;
      } else if (c == ' ' || c == '\t' || c == '\r') {
        at++;
      } else if (text.startsWith("//", at)) {
        var end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end;
      } else if (text.startsWith("/*", at)) {
        skipBlockComment();
      } else {
        return;
      }
    }
  }

  private void skipBlockComment() throws ProfileException {
    var end = text.indexOf("*/", at + 2);
    if (end < 0) {
      throw error("a comment without an end");
    }
    for (; at < end + 2; at++) {
      if (text.charAt(at) == '\n') {
        line++;
      }
    }
  }

  private char peek() {
    return at < text.length() ? text.charAt(at) : '\0';
  }

  private char next() throws ProfileException {
    if (at >= text.length()) {
      throw error("the file ends within a string");
    }
    return text.charAt(at++);
  }

  private void expect(char expected) throws ProfileException {
    if (peek() != expected || at >= text.length()) {
      throw error("expected " + expected);
    }
    at++;
  }

  private ProfileException error(String problem) {
    return new ProfileException(line, problem);
  }
}
