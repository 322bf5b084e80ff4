package dev.usagetelemetry.cli.check;

import dev.usagetelemetry.cli.check.ClassShape.Method;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A first profile of a server, guessed from the class that is the server: where it starts and
 * stops, its version, its flags, and whatever it holds several of. Every guess has a remark that
 * says what it was guessed from. It can be read and checked as it stands; whether it means
 * anything, people know.
 */
public final class FirstProfile {

  /** Likely first. */
  private static final List<String> STARTS =
      List.of("start", "startup", "startServer", "boot", "launch", "serve", "run", "init", "open");

  private static final List<String> STOPS =
      List.of("stop", "shutdown", "stopServer", "close", "halt", "destroy", "terminate");

  private static final List<String> VERSIONS =
      List.of("getVersion", "version", "getProductVersion", "getServerVersion");

  /** What tells where a server is or who uses it, and is no size of anything. */
  private static final Set<String> NO_NUMBERS =
      Set.of("port", "id", "pid", "hash", "code", "state", "status", "timeout", "time", "hashcode");

  private final ClassFiles classes;
  private final Members members;
  private final ClassShape server;
  private final StringBuilder text = new StringBuilder();

  private FirstProfile(ClassFiles classes, ClassShape server) {
    this.classes = classes;
    this.members = new Members(classes);
    this.server = server;
  }

  /**
   * Guesses.
   *
   * @param className of the server itself, the one with its life cycle
   * @param places its jars
   * @throws IOException if the class is not there, or has no method that could be its start
   */
  public static String of(String className, List<Path> places) throws IOException {
    var classes = ClassFiles.in(places);
    var shape = classes.find(className);
    if (shape.isEmpty()) {
      throw new IOException("there is no class " + className + " in the class path");
    }
    return new FirstProfile(classes, shape.get()).write();
  }

  private String write() throws IOException {
    var starts = named(STARTS);
    if (starts.isEmpty()) {
      throw new IOException(
          "no method of "
              + server.name()
              + " could be its start, such as "
              + String.join(", ", STARTS.subList(0, 4))
              + ": name the class that has one");
    }
    var name = simpleName();
    line(
        "// A first profile, guessed from the class files. Look at each remark, take out what means");
    line(
        "// nothing, and say in \"about\" what the rest means. \"check\" tells whether it resolves.");
    line("{");
    line("  \"id\": \"" + id(name) + "\",");
    line(
        "  \"product\": \""
            + name
            + "\", // the name of the class; people know it as something else");
    line("");
    line("  \"capture\": {");
    remarkOthers(starts);
    line(
        "    \"server\": { \"on\": \"exit of "
            + place(starts.get(0))
            + "\", \"means\": \"started\" }");
    var stops = named(STOPS);
    if (!stops.isEmpty()) {
      text.setLength(text.length() - 1);
      line(",");
      remarkOthers(stops);
      line(
          "    \"end\": { \"on\": \"entry of "
              + place(stops.get(0))
              + "\", \"means\": \"stopping\" }");
    }
    line("  },");
    line("");
    line("  \"message\": {");
    message();
    line("  }");
    line("}");
    return text.toString();
  }

  private void message() {
    var sections = new LinkedHashMap<String, String>();
    sections.put("version", version());
    var configuration = configuration();
    if (!configuration.isEmpty()) {
      sections.put("configuration", "    \"configuration\": {\n" + configuration + "\n    }");
    }
    containers()
        .forEach(
            (key, reading) ->
                sections.put(
                    key,
                    "    // "
                        + reading.remark()
                        + "\n    \""
                        + key
                        + "\": { \"count\": { \"count\": \"server."
                        + reading.path()
                        + "\", \"about\": \"How many "
                        + key
                        + " there are\" } }"));
    line(String.join(",\n", sections.values()));
  }

  private String version() {
    for (var name : VERSIONS) {
      for (var shape : classes.withSupers(server.name())) {
        for (var method : shape.methods()) {
          if (method.name().equals(name) && method.descriptor().equals("()Ljava/lang/String;")) {
            return "    // a method that gives a text: is it of the shape of a version?\n"
                + "    \"version\": { \"version\": [\"server."
                + name
                + "()\", \"manifest('Implementation-Version')\"], \"about\": \"Version of the server\" }";
          }
        }
      }
    }
    return "    // from the manifest of the jar, if it says so\n"
        + "    \"version\": { \"version\": \"manifest('Implementation-Version')\", \"about\": \"Version"
        + " of the server\" }";
  }

  /** Methods without arguments that say whether something is so, or how large something is. */
  private String configuration() {
    var fields = new LinkedHashMap<String, String>();
    for (var method : server.methods()) {
      var flag = method.descriptor().equals("()Z") && method.name().matches("(is|has)[A-Z].*");
      var size = method.descriptor().matches("\\(\\)[IJ]") && isSize(method.name());
      if (flag || size) {
        fields.putIfAbsent(
            property(method.name()),
            "{ \"%s\": \"server.%s()\", \"about\": \"%s\" }"
                .formatted(flag ? "flag" : "number", method.name(), words(method.name())));
      }
    }
    var lines = new ArrayList<String>();
    fields.forEach((key, value) -> lines.add("      \"" + key + "\": " + value));
    return lines.isEmpty()
        ? ""
        : "      // what the class says of itself by is...() and get...()\n"
            + String.join(",\n", lines);
  }

  private static boolean isSize(String method) {
    return method.matches("get[A-Z].*")
        && NO_NUMBERS.stream().noneMatch(no -> method.toLowerCase(Locale.ROOT).endsWith(no));
  }

  /** Something that the server holds several of. */
  private record Reading(String path, String remark) {}

  private Map<String, Reading> containers() {
    var found = new LinkedHashMap<String, Reading>();
    for (var field : new TreeMap<>(server.fields()).entrySet()) {
      var type = JavaType.parse(field.getValue(), Map.of());
      if (!type.isUnknown() && isContainer(type) && !field.getKey().contains("$")) {
        found.put(
            key(field.getKey()),
            new Reading(field.getKey(), "the field " + field.getKey() + " is a " + type));
      }
    }
    return found;
  }

  private boolean isContainer(JavaType type) {
    if (type.isArray()) {
      return !type.lastArgument().isPrimitive();
    }
    return !type.isPrimitive() && members.element(type).isPresent();
  }

  /** Its methods of these names, of public ones the likeliest first. */
  private List<Method> named(List<String> names) {
    var found = new ArrayList<Method>();
    for (var name : names) {
      for (var method : server.methods()) {
        if (method.name().equals(name)) {
          found.add(method);
        }
      }
    }
    return found;
  }

  private void remarkOthers(List<Method> candidates) {
    if (candidates.size() > 1) {
      line(
          "    // likely; or "
              + String.join(
                  ", ",
                  candidates.subList(1, candidates.size()).stream().map(this::place).toList()));
    }
  }

  private String place(Method method) {
    var types = JavaType.parseMethod(method.descriptor(), Map.of());
    var parameters = types.subList(0, types.size() - 1).stream().map(FirstProfile::written);
    return server.name() + "." + method.name() + "(" + String.join(", ", parameters.toList()) + ")";
  }

  private static String written(JavaType type) {
    return type.isArray() ? written(type.lastArgument()) + "[]" : type.name();
  }

  private String simpleName() {
    return server.name().replaceFirst(".*[.$]", "");
  }

  private static String id(String name) {
    var id = new StringBuilder();
    for (var i = 0; i < name.length() && id.length() < 40; i++) {
      var c = name.charAt(i);
      if (Character.isUpperCase(c) && i > 0 && !Character.isUpperCase(name.charAt(i - 1))) {
        id.append('-');
      }
      if (Character.isLetterOrDigit(c)) {
        id.append(Character.toLowerCase(c));
      }
    }
    return id.toString();
  }

  /** {@code isTlsEnabled} as a key: {@code tlsEnabled}. */
  private static String property(String method) {
    return key(method.replaceFirst("^(is|has|get)", ""));
  }

  private static String key(String name) {
    var letters = name.replaceAll("[^A-Za-z0-9]", "").replaceFirst("^[0-9]+", "");
    var key = Character.toLowerCase(letters.charAt(0)) + letters.substring(1);
    return key.length() > 40 ? key.substring(0, 40) : key;
  }

  /** {@code isTlsEnabled} for people: {@code tls enabled}. */
  private static String words(String method) {
    return method
        .replaceFirst("^(is|has|get)", "")
        .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
        .toLowerCase(Locale.ROOT);
  }

  private void line(@Nullable String line) {
    text.append(line).append('\n');
  }
}
