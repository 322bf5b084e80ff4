package dev.usagetelemetry.start;

import dev.usagetelemetry.profile.Profile;
import dev.usagetelemetry.report.MessageJson;
import dev.usagetelemetry.report.Reporter;
import dev.usagetelemetry.schedule.Ticker;
import java.io.IOException;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Answers whoever attaches to this JVM: {@code preview} is the message that would be sent now,
 * {@code explain} how it comes about. An answer has no value in it that a message could not have.
 */
final class Answers {

  private final Surroundings here;
  private final @Nullable Telemetry telemetry;

  /**
   * @param telemetry null while no server has started
   */
  Answers(Surroundings here, @Nullable Telemetry telemetry) {
    this.here = here;
    this.telemetry = telemetry;
  }

  /** The answer as JSON, null for a question that is not understood. */
  @Nullable String to(String question) throws IOException {
    var standing = telemetry == null ? null : telemetry.standing();
    if (standing != null) {
      return answer(
          question,
          "started",
          standing.server(),
          standing.profile(),
          standing.reporter(),
          standing);
    }
    var seen = new Precedence(here.profiles(), here.servers(), Ticker.system()).seen();
    if (seen == null) {
      return "{\"state\": \"dormant\"}";
    }
    var state = seen.server().hasEverStarted() ? "waiting" : "seen";
    var reporter = here.reporter(seen.server(), seen.profile());
    return answer(question, state, seen.server(), seen.profile(), reporter, null);
  }

  private @Nullable String answer(
      String question,
      String state,
      Server server,
      Profile profile,
      Reporter reporter,
      @Nullable Standing standing)
      throws IOException {
    var begin = System.nanoTime();
    var report = reporter.report();
    var answer = new JsonText().put("state", state).put("product", profile.product());
    answer.putRaw("message", MessageJson.indented(report.message()));
    answer.put("leftOut", report.leftOut());
    answer.put("millis", (System.nanoTime() - begin) / 1_000_000);
    return switch (question) {
      case "preview" -> answer.toString();
      case "explain" -> {
        answer.put("profile", profile.id()).put("rank", lower(profile.rank()));
        others(server, answer);
        hooks(server, profile, answer);
        answer.put("absent", reporter.absences(report));
        if (standing != null) {
          consent(standing, answer);
        }
        Cost.soFar(here.instrumentation(), standing).addTo(answer);
        yield answer.toString();
      }
      default -> null;
    };
  }

  /** What else was seen: it started and is part of the message, or has not started. */
  private void others(Server chosen, JsonText answer) throws IOException {
    var others = new TreeMap<String, String>();
    for (var server : here.servers().values()) {
      if (server != chosen) {
        var rank = lower(here.profiles().get(server.profile()).rank());
        others.put(
            server.profile(),
            server.isRunning() ? rank + ", started" : rank + ", a class was seen, not started");
      }
    }
    answer.put("others", others);
  }

  private static void hooks(Server server, Profile profile, JsonText answer) {
    var hooks = new TreeMap<String, String>();
    for (var hook : profile.hooks()) {
      hooks.put(hook.describe(), server.stateOf(hook));
    }
    answer.put("hooks", hooks);
  }

  private static void consent(Standing standing, JsonText answer) {
    answer
        .put("consent", standing.getConsent())
        .put("endpoint", standing.getEndpoint())
        .put("nextReport", standing.getNextReport())
        .put("lastOutcome", standing.getLastOutcome());
  }

  private static String lower(Enum<?> name) {
    return name.name().toLowerCase(java.util.Locale.ROOT);
  }
}
