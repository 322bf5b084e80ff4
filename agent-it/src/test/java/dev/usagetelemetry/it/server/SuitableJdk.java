package dev.usagetelemetry.it.server;

import static org.junit.jupiter.api.Assumptions.abort;

import dev.usagetelemetry.it.Built;
import dev.usagetelemetry.it.Jdk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A JDK for a server that does not run on each that the tests run on. */
final class SuitableJdk {

  /** Those that the agent is tested on, and what servers are released for. */
  private static final List<Integer> LONG_TERM = List.of(25, 21, 17);

  private SuitableJdk() {}

  /**
   * The home of a JDK that a server runs on: the one that the tests are for if it will do, else one
   * that is installed besides. Without one the test is skipped, with a line that says so.
   *
   * @param server for whoever reads that line
   * @param lowest feature release that it runs on
   * @param highest the same
   */
  static Path of(String server, int lowest, int highest) throws IOException {
    if (lowest <= Built.feature() && Built.feature() <= highest) {
      return Built.jdk();
    }
    for (var feature : LONG_TERM) {
      var installed = Jdk.of(feature);
      if (lowest <= feature && feature <= highest && installed.isPresent()) {
        return installed.get();
      }
    }
    var skipped =
        "%s is skipped: it runs on JDK %d to %d, and none is installed"
            .formatted(server, lowest, highest);
    System.out.println(skipped);
    return abort(skipped);
  }
}
