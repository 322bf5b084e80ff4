package dev.usagetelemetry.profile;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a profile says to read, as a tree. docs/profiles.md teaches the language; {@link ExprParser}
 * reads it and {@code capture} evaluates it.
 */
public sealed interface Expr {

  /** A string, number or boolean that the profile gives. */
  record Literal(Object value) implements Expr {}

  /** A capture or a {@code let}. */
  record Name(String name) implements Expr {}

  /** The element at hand, in a filter or for each member. */
  record It() implements Expr {}

  /**
   * {@code static(a.b.C)}: the static members of a class that the server has loaded.
   *
   * @param near object whose class loader is asked, null for that of the server
   */
  record Static(String className, @Nullable Expr near) implements Expr {}

  /** {@code class(a.b.C)}: the class itself, as an argument. */
  record ClassOf(String className) implements Expr {}

  /** {@code resource('path', 'key')}: an entry of a properties file on the server's class path. */
  record Resource(String path, String key) implements Expr {}

  /** {@code manifest('key')}: a main attribute in the manifest of the jar the server came from. */
  record Manifest(@Nullable Expr of, String key) implements Expr {}

  /** {@code mbean('name', 'attribute')}. */
  record MBean(String objectName, String attribute) implements Expr {}

  /** {@code .name} */
  record Field(Expr of, String name) implements Expr {}

  /** {@code .name(arguments)} */
  record Call(Expr of, String method, List<Expr> arguments) implements Expr {}

  /** {@code [2]} or {@code ['key']} */
  record At(Expr of, Literal key) implements Expr {}

  /** {@code [*]} */
  record Each(Expr of) implements Expr {}

  /** {@code [where condition]} */
  record Where(Expr of, Expr condition) implements Expr {}

  /** {@code count(...)} and the other functions over many values. */
  record Aggregate(Function function, List<Expr> of) implements Expr {}

  /** {@code any(many, condition)} */
  record Quantified(Quantifier quantifier, Expr of, Expr condition) implements Expr {}

  /** {@code a + b}, {@code a - b} */
  record Sum(Expr left, Expr right, boolean minus) implements Expr {}

  /** {@code a = b} and its relatives. */
  record Compare(Expr left, Comparison comparison, Expr right) implements Expr {}

  /** {@code a in ('X', 'Y')} */
  record In(Expr of, List<Literal> listed) implements Expr {}

  /** {@code a is x.y.Z}: an instance of the class named, by name. */
  record Is(Expr of, String className) implements Expr {}

  /** {@code a exists} */
  record Exists(Expr of) implements Expr {}

  record Not(Expr of) implements Expr {}

  record And(Expr left, Expr right) implements Expr {}

  record Or(Expr left, Expr right) implements Expr {}

  /** Functions of one or several values. */
  enum Function {
    COUNT,
    SUM,
    MIN,
    MAX,
    FIRST,
    UNION,
    SIMPLENAME
  }

  enum Quantifier {
    ANY,
    ALL,
    NONE
  }

  enum Comparison {
    EQUAL,
    UNEQUAL,
    LESS,
    GREATER,
    STARTS
  }
}
