package dev.usagetelemetry.it;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON as people write it, with comments. */
public final class Json {

  private static final JsonMapper WITH_COMMENTS =
      JsonMapper.builder().enable(JsonReadFeature.ALLOW_JAVA_COMMENTS).build();

  private Json() {}

  static JsonNode file(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      return WITH_COMMENTS.readTree(in);
    }
  }

  static JsonNode resource(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(Json.class.getResourceAsStream(name), "no resource " + name)) {
      return WITH_COMMENTS.readTree(in);
    }
  }
}
