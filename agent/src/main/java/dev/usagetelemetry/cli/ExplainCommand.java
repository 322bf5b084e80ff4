package dev.usagetelemetry.cli;

import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Says how the message of a JVM comes about: which profile, which hooks, which readings. */
final class ExplainCommand extends Command {

  @Parameters(paramLabel = "PID", description = "A process that has the agent.")
  private String pid;

  @Option(names = "--json", description = "Prints the answer as it comes.")
  private boolean json;

  @Override
  public Integer call() {
    if (!pid.chars().allMatch(Character::isDigit)) {
      throw misused("PID is a number");
    }
    var answer = new Attachment(pid, err()).ask("explain");
    if (json) {
      out().println(answer.toPrettyString());
    } else {
      explain(answer);
    }
    return answer.has("message") ? FINE : FOUND;
  }

  private void explain(JsonNode answer) {
    out().println(States.inWords(answer.at("/state").asString()));
    if (!answer.has("message")) {
      return;
    }
    out()
        .printf(
            "%nProfile    %s (%s), a %s%n",
            answer.at("/profile").asString(),
            answer.at("/product").asString(),
            answer.at("/rank").asString());
    table("Also seen", answer.at("/others"));
    if (answer.has("consent")) {
      line("Consent", answer.at("/consent").asString());
      line("Endpoint", answer.at("/endpoint").asString());
      line("Next", answer.at("/nextReport").asString());
      line("Last", answer.at("/lastOutcome").asString());
    }
    out()
        .printf(
            "Cost       %d classes, %s ms CPU on its thread, %d bytes sent%n",
            answer.at("/classes").asInt(),
            answer.has("cpuMillis") ? answer.at("/cpuMillis").asString() : "?",
            answer.at("/sentBytes").asLong());
    table("Hooks", answer.at("/hooks"));
    out().println("\nReadings");
    readings("", answer.at("/message"));
    answer
        .at("/absent")
        .properties()
        .forEach(each -> row(each.getKey(), "absent: " + each.getValue().asString()));
    answer
        .at("/leftOut")
        .forEach(each -> row(each.asString(), "left out: it failed, or took too long"));
  }

  private void readings(String prefix, JsonNode node) {
    for (var each : node.properties()) {
      if (each.getValue().isObject()) {
        readings(prefix + each.getKey() + ".", each.getValue());
      } else {
        row(prefix + each.getKey(), each.getValue().asString());
      }
    }
  }

  private void table(String title, JsonNode rows) {
    if (!rows.isEmpty()) {
      out().println("\n" + title);
      rows.properties().forEach(row -> row(row.getKey(), row.getValue().asString()));
      out().println();
    }
  }

  private void line(String title, String value) {
    if (!value.isEmpty()) {
      out().printf("%-11s%s%n", title, value);
    }
  }

  private void row(String key, String value) {
    out().printf("  %-50s %s%n", key, value);
  }
}
