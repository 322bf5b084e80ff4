package dev.usagetelemetry.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * What strace has seen of sockets, by thread: Linux knows the first 15 letters of a thread's name,
 * and all threads of the agent begin with {@code usage-telemetry}.
 *
 * @param all calls that were seen
 * @param ours those of the agent's threads
 */
record SystemCallLog(List<String> all, List<String> ours) {

  private static final Pattern OURS = Pattern.compile("^\\d+<usage-telemetry>.*");

  /** Connections and name look-ups begin with one of these. */
  private static final String CALLS = "trace=socket,connect,sendto,sendmsg,sendmmsg";

  static List<String> command(Path log) {
    return List.of("strace", "-f", "-qq", "-Y", "-e", CALLS, "-o", log.toString());
  }

  /** Whether there is a strace that can be used here and knows the names of threads. */
  static boolean isThere() throws InterruptedException {
    try {
      var process =
          new ProcessBuilder("strace", "-qq", "-Y", "-e", CALLS, "-o", "/dev/null", "true")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException notInstalled) {
      return false;
    }
  }

  static SystemCallLog read(Path log) throws IOException {
    var all = Files.readAllLines(log);
    return new SystemCallLog(
        all, all.stream().filter(line -> OURS.matcher(line).matches()).toList());
  }
}
