package dev.usagetelemetry.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.util.List;

/** The JSON Schema of a product's messages, as the jar itself gives it. */
final class MessageSchema {

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
        AgentTool.in(Built.target().resolve("dictionary"))
            .run("dictionary", profile, "--format", "json-schema");
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
