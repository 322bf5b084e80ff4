package dev.usagetelemetry.it;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A version of a server on a JDK. */
public record Run(String version, int feature, Path jdk) {

  private static final int NEWER = 25;

  /**
   * Each version that this run is to test on the JDK that the tests are for, and the newest on JDK
   * 25 besides, where one is installed.
   */
  public static List<Run> of(String server) throws IOException {
    var runs = new ArrayList<Run>();
    for (var version : Versions.tested(server)) {
      runs.add(new Run(version, Built.feature(), Built.jdk()));
    }
    if (Built.feature() != NEWER) {
      var newest = Versions.newest(server);
      Jdk.of(NEWER)
          .ifPresentOrElse(
              jdk -> runs.add(new Run(newest, NEWER, jdk)),
              () -> System.out.printf("Skipped: %s on JDK %d, none installed%n", server, NEWER));
    }
    return runs;
  }

  /** The newest version on the JDK that the tests are for. */
  public static Run newest(String server) throws IOException {
    return new Run(Versions.newest(server), Built.feature(), Built.jdk());
  }

  /** Names the case in the report of the tests. */
  @Override
  public String toString() {
    return version + " on " + feature;
  }
}
