package dev.usagetelemetry.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
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
  private final Thread atShutdown;

  private StartedCommand(Process process, Thread atShutdown) {
    this.process = process;
    this.atShutdown = atShutdown;
  }

  /**
   * Starts it.
   *
   * @throws Command.Failed when there is no such program
   */
  static StartedCommand of(ProcessBuilder builder) {
    // Before there is anything to end: somebody may end this process right after.
    var atShutdown = new Thread(StartedCommand::endAll);
    Runtime.getRuntime().addShutdownHook(atShutdown);
    try {
      return new StartedCommand(builder.start(), atShutdown);
    } catch (IOException notFound) {
      Runtime.getRuntime().removeShutdownHook(atShutdown);
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
    while (all.stream().anyMatch(StartedCommand::isRunning)
        && System.nanoTime() - begin < TimeUnit.SECONDS.toNanos(TO_END_SECONDS)) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
    all.forEach(ProcessHandle::destroyForcibly);
    try {
      Runtime.getRuntime().removeShutdownHook(atShutdown);
    } catch (IllegalStateException shuttingDown) {
      // Then it has run.
    }
    return new Ended(inTime ? process.exitValue() : -1, took);
  }

  private static void endAll() {
    ProcessHandle.current().descendants().forEach(ProcessHandle::destroy);
  }

  /**
   * What has ended and nobody waits for stays in the system's table, alive by its looks, where the
   * first process of a container is no init; only its program is gone.
   */
  private static boolean isRunning(ProcessHandle process) {
    return process.isAlive() && process.info().command().isPresent();
  }

  private List<ProcessHandle> all() {
    return Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
  }
}
