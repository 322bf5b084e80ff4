package dev.usagetelemetry.it;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A user of a server: a small program with the server's client library, in a JVM of its own and
 * straight from its source. It does what it is told line by line on its standard input, and answers
 * each with one line, {@code ok} or {@code failed: ...}.
 */
public final class ClientProgram implements AutoCloseable {

  private static final Duration TO_ANSWER = Duration.ofSeconds(90);

  private final JavaProcess process;

  private ClientProgram(JavaProcess process) {
    this.process = process;
  }

  /**
   * Starts a program of {@code src/test/clients}.
   *
   * @param source such as {@code zookeeper/ZooKeeperClient.java}
   */
  public static ClientProgram start(
      Path directory, String classPath, String source, String... arguments) throws IOException {
    return start(new JavaCommand(directory), classPath, source, arguments);
  }

  /** Starts a program with options of a command. */
  public static ClientProgram start(
      JavaCommand command, String classPath, String source, String... arguments)
      throws IOException {
    var file = Built.clients().resolve(source).toString();
    return new ClientProgram(command.option("-Xmx200m").main(classPath, file, arguments).start());
  }

  /** Has it do something; returns when that is done. */
  public void does(String line) throws IOException {
    var before = answers().size();
    process.say(line);
    await("an answer to \"" + line + "\"")
        .atMost(TO_ANSWER)
        .pollInterval(50, MILLISECONDS)
        .until(() -> !process.isAlive() || answers().size() > before);
    var answers = answers();
    if (answers.size() == before || !answers.get(before).equals("ok")) {
      throw new AssertionError(line + ": " + process.console());
    }
  }

  private List<String> answers() {
    return process
        .out()
        .lines()
        .filter(line -> line.equals("ok") || line.startsWith("failed:"))
        .toList();
  }

  @Override
  public void close() {
    process.close();
  }
}
