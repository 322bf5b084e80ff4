package dev.usagetelemetry.cli;

import dev.usagetelemetry.profile.Field;
import dev.usagetelemetry.profile.Field.Kind;
import dev.usagetelemetry.profile.Field.Vocabulary;
import dev.usagetelemetry.profile.Profile;
import dev.usagetelemetry.report.StringShape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON Schema of a product's messages (draft 2020-12): what is not in it cannot be sent. Every
 * field may be absent, none may have another type, and there are no others.
 */
final class MessageSchema {

  /** A field of the environment. */
  record Fact(String type, String sample, String about) {}

  /** The environment, the same for all. */
  static final Map<String, Fact> ENVIRONMENT = environment();

  private final ObjectNode properties = JsonNodeFactory.instance.objectNode();

  private MessageSchema() {}

  /**
   * The schema for a profile.
   *
   * @param components profiles that may add sections of their own
   */
  static String of(Profile profile, List<Profile> components) {
    var schema = new MessageSchema();
    profile.message().forEach(schema::add);
    for (var component : components) {
      component
          .message()
          .forEach(
              (key, entry) -> {
                if (entry instanceof Profile.Section && !schema.properties.has(key)) {
                  schema.add(key, entry);
                }
              });
    }
    schema.properties.set("uptime", text(StringShape.TIME_SPAN));
    schema.properties.set("environment", environmentSchema());
    schema.properties.set("components", components());
    var document = JsonNodeFactory.instance.objectNode();
    document.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    document.put("title", "Usage telemetry of " + profile.product());
    closed(document, schema.properties);
    return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(document) + "\n";
  }

  private void add(String key, Profile.Entry entry) {
    if (entry instanceof Field field) {
      properties.set(key, field(field));
    } else {
      var fields = JsonNodeFactory.instance.objectNode();
      ((Profile.Section) entry).fields().forEach((name, field) -> fields.set(name, field(field)));
      properties.set(key, closed(JsonNodeFactory.instance.objectNode(), fields));
    }
  }

  private static ObjectNode field(Field field) {
    var schema = kind(field.kind());
    if (!field.about().isEmpty()) {
      schema.put("description", field.about());
    }
    return schema;
  }

  private static ObjectNode kind(Kind kind) {
    if (kind instanceof Kind.Whole) {
      return type("integer");
    } else if (kind instanceof Kind.Count) {
      return count();
    } else if (kind instanceof Kind.Flag) {
      return type("boolean");
    } else if (kind instanceof Kind.Version) {
      return text(StringShape.VERSION);
    } else if (kind instanceof Kind.Id) {
      return text(StringShape.UUID);
    } else if (kind instanceof Kind.Token token) {
      return oneOf(token.vocabulary());
    } else if (kind instanceof Kind.Tally tally) {
      var fields = JsonNodeFactory.instance.objectNode();
      tally.vocabulary().all().forEach(token -> fields.set(token, count()));
      return closed(JsonNodeFactory.instance.objectNode(), fields);
    }
    var members = type("object");
    members.set("propertyNames", text(StringShape.UUID));
    members.set("additionalProperties", oneOf(((Kind.Members) kind).vocabulary()));
    return members;
  }

  private static ObjectNode oneOf(Vocabulary vocabulary) {
    var schema = JsonNodeFactory.instance.objectNode();
    var tokens = schema.putArray("enum");
    vocabulary.all().forEach(tokens::add);
    return schema;
  }

  private static ObjectNode components() {
    var schema = type("object");
    schema.put("description", "What has a profile of its own and runs inside");
    schema.set("propertyNames", text(StringShape.KEY));
    schema.set("additionalProperties", text(StringShape.VERSION));
    return schema;
  }

  private static ObjectNode environmentSchema() {
    var fields = JsonNodeFactory.instance.objectNode();
    ENVIRONMENT.forEach(
        (key, fact) -> {
          var field =
              switch (fact.type()) {
                case "count" -> count();
                case "true or false" -> type("boolean");
                default -> text(StringShape.TOKEN);
              };
          field.put("description", fact.about());
          fields.set(key, field);
        });
    return closed(JsonNodeFactory.instance.objectNode(), fields);
  }

  private static Map<String, Fact> environment() {
    var facts = new LinkedHashMap<String, Fact>();
    facts.put("coreCount", new Fact("count", "8", "Processors that the process may use"));
    facts.put("isContainer", new Fact("true or false", "true", "It runs in a container"));
    facts.put("isKubernetes", new Fact("true or false", "false", "It runs in Kubernetes"));
    facts.put(
        "processorArchitecture",
        new Fact("one of X86, X64, Arm, Arm64 and its like", "X64", "Kind of processor"));
    facts.put(
        "totalDiskSpace",
        new Fact("count", "270553174016", "Bytes of the volume that holds the server's data"));
    facts.put(
        "totalMemory", new Fact("count", "25276514304", "Bytes that the process may use at most"));
    return facts;
  }

  private static ObjectNode closed(ObjectNode schema, ObjectNode properties) {
    schema.put("type", "object");
    schema.set("properties", properties);
    schema.put("additionalProperties", false);
    return schema;
  }

  private static ObjectNode count() {
    return type("integer").put("minimum", 0);
  }

  private static ObjectNode text(StringShape shape) {
    return type("string").put("pattern", "^" + shape.regex() + "$");
  }

  private static ObjectNode type(String type) {
    return JsonNodeFactory.instance.objectNode().put("type", type);
  }
}
