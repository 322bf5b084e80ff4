package dev.usagetelemetry.cli;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Compares what two runs of one command have printed. */
final class Output {

  private Output() {}

  /**
   * Lines of one run that the other has not, without times, numbers and the lines of the agent.
   *
   * @param ours everything that the agent has said, as a text
   * @param option with which the agent was attached: servers print the options of their JVM
   */
  static List<String> onlyIn(String with, String without, String ours, String option) {
    Set<String> known = new HashSet<>();
    without.lines().map(Output::timeless).forEach(known::add);
    var only = new ArrayList<String>();
    for (var line : with.lines().toList()) {
      if (!line.isBlank()
          && !known.contains(timeless(line))
          && !line.contains(option)
          && !isOurs(line, ours)) {
        only.add(line);
      }
    }
    return only;
  }

  /** Wherever it stands in the line: Jetty's log makes one line of several. */
  private static boolean isOurs(String line, String ours) {
    var bare = line.strip();
    return bare.contains("JAVA_TOOL_OPTIONS")
        || bare.contains("sage telemetry")
        || bare.contains("sage.telemetry")
        || bare.equals("Telemetry")
        || bare.equals("---------")
        || bare.contains("To improve your experience, ")
        || bare.contains("You have opted out of sending it ")
        || bare.startsWith("For more information, see ")
        || ours.contains(bare);
  }

  /** Times, durations, sizes, ports and ids differ between any two runs. */
  private static String timeless(String line) {
    return line.replaceAll("0x[0-9a-fA-F]+|@[0-9a-f]{4,}", "#")
        .replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "#")
        .replaceAll(
            "\\b(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tue|Wed|Thu|Fri|Sat|Sun)\\b",
            "#")
        .replaceAll("[0-9]+", "#");
  }
}
