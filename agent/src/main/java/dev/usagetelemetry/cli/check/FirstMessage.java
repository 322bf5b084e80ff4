package dev.usagetelemetry.cli.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a server may have to say, guessed from its class: a version, flags and sizes, and how many
 * there are of whatever it holds several of.
 */
final class FirstMessage {

  private static final List<String> VERSIONS =
      List.of("getVersion", "version", "getProductVersion", "getServerVersion");

  /** What tells where a server is or who uses it, and is no size of anything. */
  private static final Set<String> NO_NUMBERS =
      Set.of("port", "id", "pid", "hash", "code", "state", "status", "timeout", "time", "hashcode");

  private final ClassFiles classes;
  private final Members members;
  private final ClassShape server;

  FirstMessage(ClassFiles classes, ClassShape server) {
    this.classes = classes;
    this.members = new Members(classes);
    this.server = server;
  }

  /** The sections as they stand in a profile, each with its remark; without an end of line. */
  String sections() {
    var sections = new LinkedHashMap<String, String>();
    sections.put("version", version());
    var configuration = configuration();
    if (!configuration.isEmpty()) {
      sections.put("configuration", configuration);
    }
    sections.putAll(containers());
    return String.join(",\n", sections.values()).indent(4).stripTrailing();
  }

  private String version() {
    var field =
        """
            // %s
            "version": { "version": %s, "about": "Version of the server" }""";
    var manifest = "\"manifest('Implementation-Version')\"";
    for (var name : VERSIONS) {
      if (givesText(name)) {
        return field.formatted(
            "a method that gives a text: is it of the shape of a version?",
            "[\"server." + name + "()\", " + manifest + "]");
      }
    }
    return field.formatted("from the manifest of the jar, if it says so", manifest);
  }

  private boolean givesText(String name) {
    return classes.withSupers(server.name()).stream()
        .flatMap(shape -> shape.methods().stream())
        .anyMatch(
            method ->
                method.name().equals(name) && method.descriptor().equals("()Ljava/lang/String;"));
  }

  /** Methods without arguments that say whether something is so, or how large something is. */
  private String configuration() {
    var fields = new LinkedHashMap<String, String>();
    for (var method : server.methods()) {
      var flag = method.descriptor().equals("()Z") && method.name().matches("(is|has)[A-Z].*");
      var size = method.descriptor().matches("\\(\\)[IJ]") && isSize(method.name());
      if (flag || size) {
        fields.putIfAbsent(
            Wording.property(method.name()),
            "{ \"%s\": \"server.%s()\", \"about\": \"%s\" }"
                .formatted(flag ? "flag" : "number", method.name(), Wording.words(method.name())));
      }
    }
    var lines = new ArrayList<String>();
    fields.forEach((key, value) -> lines.add("  \"" + key + "\": " + value));
    return lines.isEmpty()
        ? ""
        : """
            "configuration": {
              // what the class says of itself by is...() and get...()
            %s
            }"""
            .formatted(String.join(",\n", lines));
  }

  private static boolean isSize(String method) {
    return method.matches("get[A-Z].*")
        && NO_NUMBERS.stream().noneMatch(no -> method.toLowerCase(Locale.ROOT).endsWith(no));
  }

  /** By key, each a section with one count. */
  private Map<String, String> containers() {
    var found = new LinkedHashMap<String, String>();
    for (var field : new TreeMap<>(server.fields()).entrySet()) {
      var name = field.getKey();
      var type = JavaType.parse(field.getValue(), Map.of());
      if (!type.isUnknown() && isContainer(type) && isVariable(name)) {
        found.put(
            Wording.key(name),
            """
                // the field %1$s is a %2$s
                "%3$s": { "count": { "count": "server.%1$s", "about": "How many there are in %3$s" } }"""
                .formatted(name, type, Wording.key(name)));
      }
    }
    return found;
  }

  /** And no constant, which by convention is in capitals, nor made by the compiler. */
  private static boolean isVariable(String field) {
    return !field.contains("$") && !field.matches("[A-Z][A-Z0-9_]*");
  }

  private boolean isContainer(JavaType type) {
    if (type.isArray()) {
      return !type.lastArgument().isPrimitive();
    }
    return !type.isPrimitive() && members.element(type).isPresent();
  }
}
