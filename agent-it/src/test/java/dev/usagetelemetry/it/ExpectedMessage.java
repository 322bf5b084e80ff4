package dev.usagetelemetry.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * The message that a server is expected to send in one of its roles: a JSON file beside the list of
 * its versions. The keys are those of the message, in its order; one that ends in {@code ?} may be
 * absent. Texts in angle brackets are {@linkplain Matcher matchers}; everything else is compared as
 * it stands.
 */
public final class ExpectedMessage {

  private final JsonNode expected;
  private final String version;

  private ExpectedMessage(JsonNode expected, String version) {
    this.expected = expected;
    this.version = version;
  }

  /**
   * Reads what a server is expected to send.
   *
   * @param role name of the file, such as {@code alone} or {@code leader}
   */
  public static ExpectedMessage of(RealServer server, String role) throws IOException {
    return new ExpectedMessage(
        Json.resource("/servers/" + server.id() + "/" + role + ".json"), server.version());
  }

  /** For a test of this class. */
  static ExpectedMessage of(String json, String version) {
    return new ExpectedMessage(Receiver.parse(json), version);
  }

  /** Fails with every difference. */
  public void holdsFor(JsonNode message) {
    assertThat(differences(message)).as("differences of %s", message).isEmpty();
  }

  public boolean matches(JsonNode message) {
    return differences(message).isEmpty();
  }

  /** Every difference in words, none when it matches. */
  List<String> differences(JsonNode message) {
    var differences = new ArrayList<String>();
    compare("", expected, message, message, differences);
    return differences;
  }

  private void compare(
      String at, JsonNode wanted, JsonNode actual, JsonNode message, List<String> differences) {
    if (wanted.isObject() && actual.isObject()) {
      compareKeys(at, wanted, actual, differences);
      for (var key : Messages.keys(wanted)) {
        var value = actual.get(withoutMark(key));
        if (value != null) {
          compare(at + "/" + withoutMark(key), wanted.get(key), value, message, differences);
        }
      }
    } else if (!new Matcher(version, message).fits(wanted, actual)) {
      differences.add(at + ": expected " + wanted + " and not " + actual);
    }
  }

  private static void compareKeys(
      String at, JsonNode wanted, JsonNode actual, List<String> differences) {
    var keys =
        Messages.keys(wanted).stream()
            .filter(key -> !key.endsWith("?") || actual.has(withoutMark(key)))
            .map(ExpectedMessage::withoutMark)
            .toList();
    if (!keys.equals(Messages.keys(actual))) {
      differences.add(at + ": expected the keys " + keys + " and not " + Messages.keys(actual));
    }
  }

  private static String withoutMark(String key) {
    return key.endsWith("?") ? key.substring(0, key.length() - 1) : key;
  }

  /** What a text in angle brackets stands for. */
  record Matcher(String version, JsonNode message) {

    private static final String UUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    private static final String ZERO = "00000000-0000-0000-0000-000000000000";
    private static final List<String> ENVIRONMENT =
        List.of(
            "coreCount",
            "isContainer",
            "isKubernetes",
            "processorArchitecture",
            "totalDiskSpace",
            "totalMemory");

    boolean fits(JsonNode wanted, JsonNode actual) {
      var text = wanted.asString("");
      if (!text.startsWith("<") || !text.endsWith(">")) {
        return wanted.equals(actual);
      }
      var matcher = text.substring(1, text.length() - 1);
      var words = Arrays.asList(matcher.split(" ", -1));
      return switch (words.get(0)) {
        case "any" -> true;
        case "version" -> actual.asString("").equals(version);
        case "tag" -> actual.asString("").matches("[0-9A-Za-z.+_-]{5,64}");
        case "uuid" -> actual.asString("").matches(UUID) && !actual.asString("").equals(ZERO);
        case "zero" -> actual.asString("").equals(ZERO);
        case "uptime" -> actual.asString("").matches("(\\d+\\.)?\\d\\d:\\d\\d:\\d\\d(\\.\\d{7})?");
        case "number" -> actual.isIntegralNumber();
        case "count" -> actual.isIntegralNumber() && actual.asLong() >= 0;
        case "positive" -> actual.isIntegralNumber() && actual.asLong() > 0;
        case "flag" -> actual.isBoolean();
        case "environment" -> Messages.keys(actual).equals(ENVIRONMENT);
        case "same" -> actual.equals(message.at(words.get(2)));
        case "members" -> isMembers(actual, words.subList(1, words.size()));
        default -> Arrays.asList(matcher.split("\\|", -1)).contains(actual.asString(""));
      };
    }

    private static boolean isMembers(JsonNode actual, List<String> states) {
      return actual.isObject()
          && Messages.keys(actual).stream().allMatch(key -> key.matches(UUID))
          && actual
              .valueStream()
              .map(state -> state.asString(""))
              .sorted()
              .toList()
              .equals(states.stream().sorted().toList());
    }
  }
}
