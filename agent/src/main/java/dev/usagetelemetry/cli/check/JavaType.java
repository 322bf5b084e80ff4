package dev.usagetelemetry.cli.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A type as a class file declares it.
 *
 * @param name with dots and {@code $}; {@code int} and its like; {@code []} for an array, whose
 *     component is the one argument; {@code [*]} for several values at once; {@code ?} where the
 *     class file does not tell
 * @param arguments of a generic type, empty for a raw one
 */
record JavaType(String name, List<JavaType> arguments) {

  static final JavaType UNKNOWN = new JavaType("?", List.of());
  static final JavaType BOOLEAN = new JavaType("boolean", List.of());
  static final JavaType NUMBER = new JavaType("long", List.of());
  static final JavaType STRING = new JavaType("java.lang.String", List.of());

  static JavaType of(String className) {
    return new JavaType(className, List.of());
  }

  /** Several values at once, as {@code [*]} gives them; a step goes to each. */
  static JavaType many(JavaType each) {
    return each.isMany() ? each : new JavaType("[*]", List.of(each));
  }

  boolean isMany() {
    return name.equals("[*]");
  }

  boolean isUnknown() {
    // Nothing can be said of what is declared as an Object: it is something else when it is read.
    return name.equals("?") || name.equals("java.lang.Object");
  }

  boolean isArray() {
    return name.equals("[]");
  }

  boolean isPrimitive() {
    return switch (name) {
      case "boolean", "byte", "char", "short", "int", "long", "float", "double", "void" -> true;
      default -> false;
    };
  }

  /** The last argument: what is in a list, and the value and not the key of a map. */
  JavaType lastArgument() {
    return arguments.isEmpty() ? UNKNOWN : arguments.get(arguments.size() - 1);
  }

  @Override
  public String toString() {
    if (isArray()) {
      return lastArgument() + "[]";
    } else if (isMany()) {
      return "several " + lastArgument();
    }
    return arguments.isEmpty()
        ? name
        : name + "<" + String.join(", ", arguments.stream().map(JavaType::toString).toList()) + ">";
  }

  /**
   * Reads a descriptor or a generic signature.
   *
   * @param variables what the type variables stand for; others are unknown
   */
  static JavaType parse(String signature, Map<String, JavaType> variables) {
    return new Parser(signature, variables).type();
  }

  /** The types of the parameters, and of the result last. */
  static List<JavaType> parseMethod(String signature, Map<String, JavaType> variables) {
    var parser = new Parser(signature.substring(signature.indexOf('(')), variables);
    parser.at++;
    var types = new ArrayList<JavaType>();
    while (parser.peek() != ')') {
      types.add(parser.type());
    }
    parser.at++;
    types.add(parser.type());
    return types;
  }

  /** The grammar of JVMS 4.7.9.1. */
  private static final class Parser {
    private final String text;
    private final Map<String, JavaType> variables;
    private int at;

    Parser(String text, Map<String, JavaType> variables) {
      this.text = text;
      this.variables = variables;
    }

    char peek() {
      return text.charAt(at);
    }

    JavaType type() {
      var kind = text.charAt(at++);
      return switch (kind) {
        case 'Z' -> BOOLEAN;
        case 'B' -> of("byte");
        case 'C' -> of("char");
        case 'S' -> of("short");
        case 'I' -> of("int");
        case 'J' -> of("long");
        case 'F' -> of("float");
        case 'D' -> of("double");
        case 'V' -> of("void");
        case '[' -> new JavaType("[]", List.of(type()));
        case 'T' -> variable();
        case '*' -> UNKNOWN;
        case '+', '-' -> type();
        default -> reference();
      };
    }

    private JavaType variable() {
      var end = text.indexOf(';', at);
      @Nullable JavaType stands = variables.get(text.substring(at, end));
      at = end + 1;
      return stands == null ? UNKNOWN : stands;
    }

    private JavaType reference() {
      var name = new StringBuilder();
      List<JavaType> arguments = new ArrayList<>();
      while (true) {
        var c = text.charAt(at++);
        if (c == ';') {
          return new JavaType(name.toString(), arguments);
        } else if (c == '<') {
          arguments = new ArrayList<>();
          while (peek() != '>') {
            arguments.add(type());
          }
          at++;
        } else {
          name.append(c == '/' ? '.' : c == '.' ? '$' : c);
        }
      }
    }
  }
}
