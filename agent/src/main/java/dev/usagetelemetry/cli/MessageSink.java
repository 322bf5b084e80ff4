package dev.usagetelemetry.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** Where messages end up: indented on the console, and as one line each in a file. */
final class MessageSink {

  private final PrintWriter out;
  private final @Nullable Path file;
  private final ObjectWriter compact;
  private final ObjectWriter indented;

  /**
   * Opens nothing for good: the file may be moved away or emptied between two messages.
   *
   * @param file null for the console alone
   * @throws IOException if the file cannot be written, better now than at the first message
   */
  MessageSink(PrintWriter out, @Nullable Path file) throws IOException {
    this.out = out;
    this.file = file;
    var mapper = JsonMapper.shared();
    this.compact = mapper.writer();
    this.indented = mapper.writer().with(likeTheAgentsLog());
    append("");
  }

  /**
   * Takes in one message; many threads may.
   *
   * @throws IOException if it could not be appended to the file; then it is not printed either
   */
  synchronized void accept(JsonNode message) throws IOException {
    append(compact.writeValueAsString(message) + "\n");
    out.println(indented.writeValueAsString(message));
    out.flush();
  }

  private void append(String text) throws IOException {
    if (file != null) {
      Files.writeString(file, text, UTF_8, CREATE, APPEND);
    }
  }

  /** A message as the agent's log shows it. */
  static String indented(JsonNode message) {
    return JsonMapper.shared().writer().with(likeTheAgentsLog()).writeValueAsString(message);
  }

  private static DefaultPrettyPrinter likeTheAgentsLog() {
    return new DefaultPrettyPrinter(
            Separators.createDefaultInstance().withObjectNameValueSpacing(Separators.Spacing.AFTER))
        .withObjectIndenter(new DefaultIndenter("  ", "\n"));
  }
}
