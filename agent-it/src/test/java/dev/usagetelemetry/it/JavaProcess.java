package dev.usagetelemetry.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A process of a test's. Its output goes to files; it ends with the test, whatever happens. */
public final class JavaProcess implements AutoCloseable {

  static final String LEDGER = "ledger.json";

  private static final Duration TO_START = Duration.ofMinutes(2);
  private static final Duration TO_STOP = Duration.ofSeconds(30);

  private final Process process;
  private final Path out;
  private final Path err;

  private JavaProcess(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  public static JavaProcess start(ProcessBuilder builder, Path output) throws IOException {
    var out = output.resolve("out.txt");
    var err = output.resolve("err.txt");
    var process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    var reaper = new Thread(() -> destroyAll(process));
    Runtime.getRuntime().addShutdownHook(reaper);
    var unused = process.onExit().thenRun(() -> forget(reaper));
    return new JavaProcess(process, out, err);
  }

  public long pid() {
    return process.pid();
  }

  /**
   * The JVM of the server: this process itself, one that a script has started, or the one that a
   * start program has forked.
   */
  ProcessHandle jvm() {
    return Stream.concat(Stream.of(process.toHandle()), process.descendants())
        .filter(JavaProcess::isJvm)
        .filter(each -> each.descendants().noneMatch(JavaProcess::isJvm))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no JVM: " + console()));
  }

  private static boolean isJvm(ProcessHandle process) {
    return process.info().command().orElse("").endsWith("/java");
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  public String out() {
    return read(out);
  }

  public String err() {
    return read(err);
  }

  /** Where the agent has kept an account of its messages, if it was asked to. */
  Path ledger() {
    return out.resolveSibling(LEDGER);
  }

  /** Standard output and error, one after the other. */
  public String console() {
    return out() + err();
  }

  /** Waits until the console shows a text. */
  public void awaitOnConsole(String text) {
    await("\"" + text + "\" on the console")
        .atMost(TO_START)
        .pollInterval(100, MILLISECONDS)
        .until(() -> !isAlive() || console().contains(text));
    if (!console().contains(text)) {
      throw new AssertionError("The process ended: " + console());
    }
  }

  /** Gives the process a line on its standard input. */
  public void say(String line) throws IOException {
    var input = process.getOutputStream();
    input.write((line + "\n").getBytes(UTF_8));
    input.flush();
  }

  /** SIGTERM; returns how long the process took to end. */
  public Duration terminate() {
    var begin = System.nanoTime();
    process.destroy();
    awaitExit(TO_STOP);
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  /** SIGKILL, to what a script has started too: the machine fails. */
  public void kill() {
    destroyAll(process);
    awaitExit(TO_STOP);
  }

  public int awaitExit(Duration atMost) {
    try {
      if (!process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new AssertionError("The process did not end: " + console());
      }
      return process.exitValue();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", interrupted);
    }
  }

  @Override
  public void close() {
    destroyAll(process);
  }

  private static void destroyAll(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  private static void forget(Thread reaper) {
    try {
      Runtime.getRuntime().removeShutdownHook(reaper);
    } catch (IllegalStateException endingAnyway) {
      // It has run or is running.
    }
  }

  /** Not {@code readString}: a character may be half written. */
  private static String read(Path file) {
    try {
      return new String(Files.readAllBytes(file), UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
