package dev.usagetelemetry.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;

/** Names that the tests give to things, and that must be in nothing that leaves or is logged. */
public final class Planted {

  /** A shorter one may be part of any word. */
  private static final int SHORTEST = 6;

  private static final List<String> OF_THIS_MACHINE = ofThisMachine();

  private Planted() {}

  /**
   * No six letters of what was planted and nothing that names this machine is in a text of ours.
   */
  static void isNotIn(String text) {
    assertThat(text)
        .doesNotContainIgnoringCase("plante")
        .doesNotContainIgnoringCase("lanted")
        .doesNotContain(OF_THIS_MACHINE);
  }

  /** Its name, that of whoever runs the test, and of the folder that all is in. */
  private static List<String> ofThisMachine() {
    return Stream.of(hostName(), System.getProperty("user.name"), "junit-")
        .filter(name -> name.length() >= SHORTEST)
        .toList();
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException withoutAName) {
      return "";
    }
  }

  /** None of the planted names, nor an address or path, is in these messages. */
  public static void areNotIn(List<String> messages) {
    for (var message : messages) {
      isNotIn(message);
      assertThat(message)
          .doesNotContain(Kafka.CLUSTER_ID)
          .doesNotContain("127.0.0.1", "localhost", "/");
    }
  }

  /** None is in the lines that the agent wrote into this log, from its heading to its end. */
  public static void areNotInOurLinesOf(String log) {
    var ours = ourLinesOf(log);
    assertThat(ours).isNotEmpty();
    isNotIn(ours);
    assertThat(ours).doesNotContain(Kafka.CLUSTER_ID);
  }

  /** Kafka's pattern ends a record with the logger's name; a message may take many lines. */
  private static String ourLinesOf(String log) {
    var ours = new StringBuilder();
    for (var entry : log.split("(?m)^(?=\\[\\d{4}-)", -1)) {
      if (entry.contains("(usage.telemetry)")) {
        ours.append(entry);
      }
    }
    return ours.toString();
  }
}
