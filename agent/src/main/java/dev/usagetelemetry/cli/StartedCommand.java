package dev.usagetelemetry.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A command of the user's that was started here, and whatever it has started in its turn: scripts
 * start JVMs that outlive them. All of it ends when this process does, also when somebody ends this
 * process before its time.
 */
final class StartedCommand {

  private static final long TO_END_SECONDS = 30;

  private final Process process;
  private final Thread atShutdown = new Thread(() -> all().forEach(ProcessHandle::destroy));

  private StartedCommand(Process process) {
    this.process = process;
    Runtime.getRuntime().addShutdownHook(atShutdown);
  }

  /**
   * Starts it.
   *
   * @throws Command.Failed when there is no such program
   */
  static StartedCommand of(ProcessBuilder builder) {
    try {
      return new StartedCommand(builder.start());
    } catch (IOException notFound) {
      throw Command.Failed.toRun(builder.command().get(0), notFound);
    }
  }

  /**
   * How it ended.
   *
   * @param exit status, -1 if it had to be killed
   * @param took from when it was asked to end
   */
  record Ended(int exit, Duration took) {}

  boolean isAlive() {
    return process.isAlive();
  }

  /** Lets it run for a time, or until it ends by itself. */
  void letRun(Duration time) throws InterruptedException {
    process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Asks all of it to end. */
  Ended end() throws InterruptedException {
    return end(all());
  }

  /** Asks what it has started to end, upon which it ends itself, as strace does. */
  Ended endWhatItStarted() throws InterruptedException {
    return end(process.descendants().toList());
  }

  private Ended end(List<ProcessHandle> asked) throws InterruptedException {
    var begin = System.nanoTime();
    var all = all();
    asked.forEach(ProcessHandle::destroy);
    var inTime = process.waitFor(TO_END_SECONDS, TimeUnit.SECONDS);
    var took = Duration.ofNanos(System.nanoTime() - begin);
    var left = Duration.ofSeconds(TO_END_SECONDS).minus(took);
    CompletableFuture.allOf(
            all.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
        .completeOnTimeout(null, Math.max(0, left.toMillis()), TimeUnit.MILLISECONDS)
        .join();
    all.forEach(ProcessHandle::destroyForcibly);
    try {
      Runtime.getRuntime().removeShutdownHook(atShutdown);
    } catch (IllegalStateException shuttingDown) {
      // Then it has run.
    }
    return new Ended(inTime ? process.exitValue() : -1, took);
  }

  private List<ProcessHandle> all() {
    return Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
  }
}
