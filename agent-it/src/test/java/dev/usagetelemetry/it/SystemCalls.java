package dev.usagetelemetry.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a process really did on the network, as the kernel saw it: the output of {@code strace -f -e
 * trace=network}. It cannot be told otherwise by the process.
 */
final class SystemCalls {

  /** {@code [pid 12] connect(5, {sa_family=AF_INET, sin_port=htons(80), ...}, 16) = 0} */
  private static final Pattern CONNECT =
      Pattern.compile(
          "(?:connect|sendto|sendmsg|sendmmsg)\\(\\d+,.*sa_family=(AF_INET6?|AF_UNIX).*");

  private static final Pattern PORT = Pattern.compile("sin6?_port=htons\\((\\d+)\\)");

  private final Path trace;

  private SystemCalls(Path trace) {
    this.trace = trace;
  }

  static boolean canBeSeen() {
    return Files.isExecutable(Path.of("/usr/bin/strace"));
  }

  /** Sees the system calls of a command and all its threads. */
  static SystemCalls of(JavaCommand command, Path directory) {
    var trace = directory.resolve("strace.txt");
    command.under("strace", "-f", "-qq", "-e", "trace=network", "-o", trace.toString());
    return new SystemCalls(trace);
  }

  /** The same for a command that is made later. */
  static SystemCalls into(Path trace) {
    return new SystemCalls(trace);
  }

  /** Ports that the process connected or sent to, a name server's 53 among them. */
  List<Integer> portsContacted() throws IOException {
    var ports = new ArrayList<Integer>();
    for (var line : Files.readAllLines(trace)) {
      if (CONNECT.matcher(line).find()) {
        var port = PORT.matcher(line);
        if (port.find()) {
          ports.add(Integer.parseInt(port.group(1)));
        }
      }
    }
    return ports;
  }

  /**
   * How often the name service cache daemon was asked, the other way to look a name up. The JVM
   * does so itself when it starts, for the name of the user.
   */
  long nameServiceCalls() throws IOException {
    try (var lines = Files.lines(trace)) {
      return lines
          .filter(line -> line.contains("nscd") || line.contains("systemd/resolve"))
          .count();
    }
  }
}
