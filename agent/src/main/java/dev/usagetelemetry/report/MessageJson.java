package dev.usagetelemetry.report;

import java.io.ByteArrayOutputStream;
import java.io.StringWriter;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.JsonRecyclerPools;
import tools.jackson.core.util.Separators;

/**
 * A message as JSON. Written with Jackson's generator and not its data binding: no object can be
 * serialized whole by accident, and the first report need not load 700 classes more.
 */
public final class MessageJson {

  /** Without a pool of buffers: one message a day does not pay for keeping them in between. */
  private static final JsonFactory JSON =
      JsonFactory.builder().recyclerPool(JsonRecyclerPools.nonRecyclingPool()).build();

  private MessageJson() {}

  /** As it is sent: UTF-8, without white space. */
  public static byte[] compact(Message message) {
    var bytes = new ByteArrayOutputStream();
    try (var json = JSON.createGenerator(ObjectWriteContext.empty(), bytes, JsonEncoding.UTF8)) {
      write(message, json);
    }
    return bytes.toByteArray();
  }

  /** As it is logged: two spaces a level, lines ending in {@code \n}, the last one without. */
  public static String indented(Message message) {
    var text = new StringWriter();
    try (var json = JSON.createGenerator(new Indented(), text)) {
      write(message, json);
    }
    return text.toString();
  }

  private static void write(Message message, JsonGenerator json) {
    json.writeStartObject();
    message
        .parts()
        .forEach(
            (key, part) -> {
              json.writeName(key);
              write(part, json);
            });
    json.writeEndObject();
  }

  private static void write(Part part, JsonGenerator json) {
    if (part instanceof Value value) {
      write(value, json);
      return;
    }
    json.writeStartObject();
    if (part instanceof Part.Section section) {
      section
          .fields()
          .forEach(
              (key, value) -> {
                json.writeName(key);
                write(value, json);
              });
    } else if (part instanceof Part.Members members) {
      members
          .states()
          .forEach((id, state) -> json.writeStringProperty(id.toString(), state.name()));
    } else if (part instanceof Part.Tally tally) {
      tally.counts().forEach(json::writeNumberProperty);
    }
    json.writeEndObject();
  }

  private static void write(Value value, JsonGenerator json) {
    if (value instanceof Value.Whole whole) {
      json.writeNumber(whole.value());
    } else if (value instanceof Value.Count count) {
      json.writeNumber(count.value());
    } else if (value instanceof Value.Flag flag) {
      json.writeBoolean(flag.value());
    } else if (value instanceof Value.Version version) {
      json.writeString(version.text());
    } else if (value instanceof Value.Token token) {
      json.writeString(token.name());
    } else if (value instanceof Value.Pseudonym pseudonym) {
      json.writeString(pseudonym.id().toString());
    } else if (value instanceof Value.Uptime uptime) {
      json.writeString(uptime.span().toString());
    }
  }

  /** The layout of the reference; Jackson's own has a space before the colon. */
  private static final class Indented extends ObjectWriteContext.Base {
    @Override
    public boolean hasPrettyPrinter() {
      return true;
    }

    @Override
    public PrettyPrinter getPrettyPrinter() {
      var separators =
          Separators.createDefaultInstance().withObjectNameValueSpacing(Separators.Spacing.AFTER);
      return new DefaultPrettyPrinter(separators)
          .withObjectIndenter(new DefaultIndenter("  ", "\n"));
    }
  }
}
