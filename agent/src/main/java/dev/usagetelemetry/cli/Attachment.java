package dev.usagetelemetry.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import net.bytebuddy.agent.ByteBuddyAgent;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A running JVM, reached the way that the JDK's own tools reach one: only the same user can, and
 * nothing listens for it beforehand.
 *
 * @param pid of the JVM
 * @param err for progress
 */
record Attachment(String pid, PrintWriter err) {

  /**
   * Asks the agent of that JVM.
   *
   * @return its answer, which has a {@code state}
   * @throws Command.Failed when the JVM cannot be reached
   */
  JsonNode ask(String question) {
    try {
      var answer = Files.createTempFile("usage-telemetry-answer", ".json");
      try {
        Progress.show(err, "Asking process " + pid);
        attach("?" + question + ":" + answer);
        Progress.done(err);
        var text = Files.readString(answer);
        return JsonMapper.shared().readTree(text.isEmpty() ? "{\"state\": \"unanswered\"}" : text);
      } finally {
        Files.delete(answer);
      }
    } catch (IOException unwritable) {
      throw new Command.Failed("the answer cannot be kept in a temporary file", unwritable);
    }
  }

  /** Has that JVM load the agent, as {@code -javaagent} would have. */
  void attachAgent(String settings) throws IOException {
    attach(settings);
  }

  private void attach(String argument) throws IOException {
    Path jar = OwnJar.path();
    try {
      ByteBuddyAgent.attach(jar.toFile(), pid, argument);
    } catch (RuntimeException refused) {
      throw new Command.Failed(
          "process "
              + pid
              + " cannot be reached: it has to be a JVM of the same user, which lets tools attach",
          refused);
    }
  }
}
