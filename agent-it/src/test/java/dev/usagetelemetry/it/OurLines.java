package dev.usagetelemetry.it;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What the agent has written into a log, whatever the server's logging puts around it. */
public final class OurLines {

  private static final String HEADING = "Telemetry\n---------\n";

  private static final Pattern OURS =
      Pattern.compile(
          // the disclosure; a message with the line before it; a line about what went wrong
          "(?s)Telemetry\\R-{9}\\R.*?For more information, see \\S+"
              + "|(?s)(?:Sending u|U)sage telemetry[^\\n]*:\\R\\{.*?\\n\\}"
              + "|(?-s)Usage telemetry.*");

  private OurLines() {}

  static List<String> in(String log) {
    return OURS.matcher(log).results().map(MatchResult::group).toList();
  }

  static long disclosures(String log) {
    return in(log).stream().filter(each -> each.startsWith(HEADING)).count();
  }

  /** Lines that are neither the disclosure nor a message: something was not as it should be. */
  static List<String> complaints(String log) {
    return in(log).stream()
        .filter(each -> !each.startsWith(HEADING) && !each.endsWith("\n}"))
        .toList();
  }
}
