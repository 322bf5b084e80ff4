package dev.usagetelemetry.profile;

import dev.usagetelemetry.profile.Expr.Comparison;
import dev.usagetelemetry.profile.Expr.Literal;
import dev.usagetelemetry.profile.Tokens.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads an expression by recursive descent, one method a level of the grammar:
 *
 * <pre>
 * or         = and { "or" and }
 * and        = not { "and" not }
 * not        = "not" not | comparison
 * comparison = sum [ ("=" | "!=" | "&lt;" | "&gt;" | "starts") sum
 *                  | "in" "(" literal { "," literal } ")" | "is" class | "exists" ]
 * sum        = path { ("+" | "-") path }
 * path       = root { "." name [ "(" arguments ")" ] | "[" ("*" | literal | "where" or) "]" }
 * </pre>
 */
final class ExprParser {

  private final Tokens tokens;
  private final Set<String> names;

  private ExprParser(Tokens tokens, Set<String> names) {
    this.tokens = tokens;
    this.names = names;
  }

  /**
   * @param names of the captures and lets that an expression may start from
   */
  static Expr parse(String text, Set<String> names) throws ProfileException {
    var parser = new ExprParser(new Tokens(text), names);
    var expr = parser.or();
    if (parser.tokens.kind() != Kind.END) {
      throw parser.tokens.error("nothing more expected");
    }
    return expr;
  }

  private Expr or() throws ProfileException {
    var left = and();
    while (tokens.take("or")) {
      left = new Expr.Or(left, and());
    }
    return left;
  }

  private Expr and() throws ProfileException {
    var left = not();
    while (tokens.take("and")) {
      left = new Expr.And(left, not());
    }
    return left;
  }

  private Expr not() throws ProfileException {
    return tokens.take("not") ? new Expr.Not(not()) : comparison();
  }

  private Expr comparison() throws ProfileException {
    var left = sum();
    for (var comparison : Comparison.values()) {
      if (tokens.take(sign(comparison))) {
        return new Expr.Compare(left, comparison, sum());
      }
    }
    if (tokens.take("in")) {
      return new Expr.In(left, listed());
    }
    if (tokens.take("is")) {
      return new Expr.Is(left, className());
    }
    return tokens.take("exists") ? new Expr.Exists(left) : left;
  }

  private static String sign(Comparison comparison) {
    return switch (comparison) {
      case EQUAL -> "=";
      case UNEQUAL -> "!=";
      case LESS -> "<";
      case GREATER -> ">";
      case STARTS -> "starts";
    };
  }

  private List<Literal> listed() throws ProfileException {
    var listed = new ArrayList<Literal>();
    tokens.expect("(");
    do {
      listed.add(literal());
    } while (tokens.take(","));
    tokens.expect(")");
    return listed;
  }

  private Expr sum() throws ProfileException {
    var left = path();
    while (tokens.is("+") || tokens.is("-")) {
      var minus = tokens.take("-");
      if (!minus) {
        tokens.expect("+");
      }
      left = new Expr.Sum(left, path(), minus);
    }
    return left;
  }

  private Expr path() throws ProfileException {
    var path = root();
    while (true) {
      if (tokens.take(".")) {
        var call = tokens.isCall();
        var name = tokens.take(Kind.NAME);
        path = call ? new Expr.Call(path, name, arguments()) : new Expr.Field(path, name);
      } else if (tokens.take("[")) {
        path = bracket(path);
      } else {
        return path;
      }
    }
  }

  private Expr bracket(Expr of) throws ProfileException {
    Expr path;
    if (tokens.take("*")) {
      path = new Expr.Each(of);
    } else if (tokens.take("where")) {
      path = new Expr.Where(of, or());
    } else {
      path = new Expr.At(of, literal());
    }
    tokens.expect("]");
    return path;
  }

  private Expr root() throws ProfileException {
    if (tokens.kind() == Kind.STRING || tokens.kind() == Kind.NUMBER || tokens.is("-")) {
      return literal();
    }
    if (tokens.take("(")) {
      var inner = or();
      tokens.expect(")");
      return inner;
    }
    if (tokens.is("true") || tokens.is("false")) {
      return literal();
    }
    if (tokens.kind() == Kind.NAME && tokens.isCall()) {
      return function(tokens.take(Kind.NAME));
    }
    if (tokens.take("it")) {
      return new Expr.It();
    }
    if (tokens.kind() == Kind.NAME && !names.contains(tokens.text())) {
      throw tokens.error(
          "nothing is captured as \""
              + tokens.text()
              + "\""
              + NearestKey.hint(tokens.text(), names)
              + " Look");
    }
    return new Expr.Name(tokens.take(Kind.NAME));
  }

  private Expr function(String name) throws ProfileException {
    tokens.expect("(");
    var read =
        switch (name) {
          case "static" -> new Expr.Static(className(), tokens.take(",") ? or() : null);
          case "class" -> new Expr.ClassOf(className());
          case "resource" -> new Expr.Resource(string(), second());
          case "mbean" -> new Expr.MBean(string(), second());
          case "manifest" -> manifest();
          case "any", "all", "none" -> quantified(name);
          case "count", "sum", "min", "max", "first", "union", "simpleName" -> aggregate(name);
          default ->
              throw tokens.error(
                  "there is no function " + name + NearestKey.hint(name, FUNCTIONS) + " Look");
        };
    tokens.expect(")");
    return read;
  }

  /** Not to be used as names: a reader of a profile would take them for something else. */
  static final Set<String> WORDS =
      Set.of("it", "true", "false", "and", "or", "not", "in", "is", "exists", "starts", "where");

  static final List<String> FUNCTIONS =
      List.of(
          "static",
          "class",
          "resource",
          "mbean",
          "manifest",
          "any",
          "all",
          "none",
          "count",
          "sum",
          "min",
          "max",
          "first",
          "union",
          "simpleName");

  private Expr manifest() throws ProfileException {
    @Nullable Expr of = null;
    if (tokens.kind() != Kind.STRING) {
      of = or();
      tokens.expect(",");
    }
    return new Expr.Manifest(of, string());
  }

  private Expr quantified(String name) throws ProfileException {
    var of = or();
    tokens.expect(",");
    return new Expr.Quantified(Expr.Quantifier.valueOf(name.toUpperCase(Locale.ROOT)), of, or());
  }

  private Expr aggregate(String name) throws ProfileException {
    var of = new ArrayList<Expr>();
    do {
      of.add(or());
    } while (tokens.take(","));
    return new Expr.Aggregate(Expr.Function.valueOf(name.toUpperCase(Locale.ROOT)), of);
  }

  private List<Expr> arguments() throws ProfileException {
    var arguments = new ArrayList<Expr>();
    tokens.expect("(");
    if (!tokens.is(")")) {
      do {
        arguments.add(or());
      } while (tokens.take(","));
    }
    tokens.expect(")");
    return arguments;
  }

  private Literal literal() throws ProfileException {
    if (tokens.kind() == Kind.STRING) {
      return new Literal(tokens.take(Kind.STRING));
    }
    if (tokens.take("true")) {
      return new Literal(true);
    }
    if (tokens.take("false")) {
      return new Literal(false);
    }
    var minus = tokens.take("-");
    try {
      var number = Integer.parseInt(tokens.take(Kind.NUMBER));
      return new Literal(minus ? -number : number);
    } catch (NumberFormatException tooLarge) {
      throw tokens.error("a number is too large");
    }
  }

  private String string() throws ProfileException {
    return tokens.take(Kind.STRING);
  }

  private String second() throws ProfileException {
    tokens.expect(",");
    return string();
  }

  private String className() throws ProfileException {
    var name = new StringBuilder(tokens.take(Kind.NAME));
    while (tokens.take(".")) {
      name.append('.').append(tokens.take(Kind.NAME));
    }
    return name.toString();
  }
}
