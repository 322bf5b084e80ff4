package dev.usagetelemetry.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;

/** The JSON Schema of a product's messages, as the jar itself gives it. */
final class MessageSchema {

  private static final Duration SHORT = Duration.ofSeconds(30);

  private final Schema schema;

  private MessageSchema(Schema schema) {
    this.schema = schema;
  }

  /**
   * The schema of a profile.
   *
   * @param profile id of a built-in one, or a file
   */
  static MessageSchema of(String profile) throws IOException {
    var result =
        new JavaCommand(Files.createDirectories(Built.target().resolve("dictionary")))
            .jar(Built.agent(), "dictionary", profile, "--format", "json-schema")
            .run(SHORT);
    assertThat(result.exit()).as(result.err()).isZero();
    return new MessageSchema(
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(result.out(), InputFormat.JSON));
  }

  /** What is sent is what may be sent. */
  void accepts(List<String> messages) {
    for (var message : messages) {
      assertThat(schema.validate(message, InputFormat.JSON)).as(message).isEmpty();
    }
  }
}
