package dev.usagetelemetry.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One run of a command for some seconds, seen from outside: what it printed, how it ended, and,
 * where there is a strace, the system calls of each of its threads.
 *
 * @param folder of its output
 * @param ended how long it took to end once it was asked to
 * @param exit status, -1 if it had to be killed
 */
record WatchedRun(Path folder, Duration ended, int exit) {

  /**
   * Runs it.
   *
   * @param folder for its output, made
   * @param environment variables in place of those of this process
   * @param calls whether strace is to watch it
   */
  static WatchedRun of(
      List<String> command,
      Path folder,
      Map<String, String> environment,
      boolean calls,
      Duration time)
      throws IOException, InterruptedException {
    Files.createDirectories(folder);
    var line = new ArrayList<String>();
    if (calls) {
      line.addAll(SystemCallLog.command(folder.resolve("calls.txt")));
    }
    line.addAll(command);
    var builder =
        new ProcessBuilder(line)
            .redirectOutput(folder.resolve("out.txt").toFile())
            .redirectError(folder.resolve("err.txt").toFile());
    builder.environment().putAll(environment);
    var process = StartedCommand.of(builder);
    process.letRun(time);
    var ended = calls ? process.endWhatItStarted() : process.end();
    return new WatchedRun(folder, ended.took(), ended.exit());
  }

  String out() throws IOException {
    return Files.readString(folder.resolve("out.txt"));
  }

  String err() throws IOException {
    return Files.readString(folder.resolve("err.txt"));
  }

  SystemCallLog calls() throws IOException {
    return SystemCallLog.read(folder.resolve("calls.txt"));
  }
}
