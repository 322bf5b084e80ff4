package dev.usagetelemetry.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usagetelemetry.capture.Captured;
import dev.usagetelemetry.capture.Readings;
import dev.usagetelemetry.profile.Profile;
import dev.usagetelemetry.profile.ProfileException;
import dev.usagetelemetry.profile.ProfileReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Ten thousand servers whose every name, address, path and secret is a canary, read by profiles
 * that a dice has thrown: whatever a profile says, no six letters of a canary come out, in a
 * message, in what is said of sections that were left out, or in why something is absent.
 */
class CanaryTest {

  private static final int RUNS = 10_000;
  private static final int PART = 6;

  /** Few vowels, so that no word of ours has six letters in common with a canary. */
  private static final String LETTERS = "bcdfghjkqvwxzBCDFGHJKQVWXZ";

  private final Random random = new Random(14);
  private final List<String> canaries = new ArrayList<>();

  /** What a server might hold, with a canary wherever there is a text. */
  static final class Node {
    final String name;
    final @Nullable Node next;
    final List<Node> children;
    final Map<String, Object> byName;
    final Optional<String> box;
    final Object[] array;
    final int size;
    final boolean flag;

    Node(CanaryTest test, int depth) {
      name = test.canary();
      next = depth > 0 && test.random.nextBoolean() ? new Node(test, depth - 1) : null;
      children = new ArrayList<>();
      for (var i = test.random.nextInt(3); depth > 0 && i > 0; i--) {
        children.add(new Node(test, depth - 1));
      }
      byName = new HashMap<>();
      byName.put(test.canary(), test.canary());
      byName.put(test.canary(), children);
      box = Optional.of(test.canary());
      array = new Object[] {test.canary(), this, 7};
      size = test.random.nextInt(100);
      flag = test.random.nextBoolean();
    }

    String address() {
      return "tcp://" + name + ":9092/" + name;
    }

    Object failing() {
      throw new IllegalStateException(name);
    }

    @Override
    public String toString() {
      return "Node(" + name + ")";
    }
  }

  @Test
  void whatever_a_profile_says_no_six_letters_of_a_canary_come_out() throws Exception {
    var made = 0;
    var values = 0;
    for (var run = 0; run < RUNS; run++) {
      canaries.clear();
      var server = new Node(this, 3);
      var profile = profile();
      var reporter = reporter(profile, server);
      var report = reporter.report();
      made++;
      values += report.message().parts().size();
      var said =
          MessageJson.indented(report.message())
              + new String(MessageJson.compact(report.message()), StandardCharsets.UTF_8)
              + report.leftOut()
              + (run % 10 == 0 ? reporter.absences(report) : "");
      assertThat(canariesIn(said)).as("%s", profile).isEmpty();
    }
    assertThat(made).isEqualTo(RUNS);
    assertThat(values).as("parts that the messages had").isGreaterThan(RUNS);
  }

  private Set<String> canariesIn(String said) {
    var found = new HashSet<String>();
    for (var canary : canaries) {
      for (var i = 0; i + PART <= canary.length(); i++) {
        var part = canary.substring(i, i + PART);
        if (said.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT))) {
          found.add(part);
        }
      }
    }
    return found;
  }

  private String canary() {
    var canary = new StringBuilder();
    for (var i = 0; i < 12; i++) {
      canary.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    canaries.add(canary.toString());
    return canary.toString();
  }

  private static Reporter reporter(Profile profile, Node server) {
    var captured = new Captured();
    return new Reporter(
        profile,
        () -> {
          captured.keep(profile.hooks().get(0), CanaryTest.class, server);
          return new Readings(profile.lets(), captured, type -> {}, () -> new Class<?>[0]);
        },
        List::of,
        () -> 1_000_000_000,
        Clock.systemUTC(),
        random(server) ? Precision.EXACT : Precision.COARSE,
        server.name);
  }

  private static boolean random(Node server) {
    return server.flag;
  }

  private Profile profile() throws IOException, ProfileException {
    var message =
        "\"top\": %s, \"section\": { \"a\": %s, \"b\": %s }"
            .formatted(field(true), field(false), field(false));
    var json =
        """
        {
          "id": "x", "product": "X",
          "capture": { "server": { "on": "exit of a.B.c()", "means": "started" } },
          "let": { "other": "%s" },
          "pseudonymKey": "%s",
          "message": { %s }
        }
        """
            .formatted(path(3), path(3), message);
    return ProfileReader.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
  }

  private String field(boolean atTheTop) {
    return switch (random.nextInt(atTheTop ? 9 : 7)) {
      case 0 -> "{ \"number\": \"%s\" }".formatted(path(4));
      case 1 -> "{ \"count\": \"%s\" }".formatted(path(4));
      case 2 -> "{ \"flag\": \"%s\" }".formatted(condition());
      case 3 -> "{ \"version\": \"%s\" }".formatted(path(4));
      case 4 -> "{ \"id\": \"%s\" }".formatted(path(4));
      case 5 -> "{ \"token\": \"%s\", \"of\": [\"Fast\"], \"else\": \"Other\" }".formatted(path(4));
      case 6 ->
          "{ \"state\": { \"%s\": \"Leader\" }, \"else\": \"Follower\" }".formatted(condition());
      case 7 -> "{ \"tally\": \"%s\", \"of\": [\"Fast\"], \"else\": \"Other\" }".formatted(path(4));
      default ->
          "{ \"members\": \"%s\", \"id\": \"it%s\", \"state\": { \"it%s exists\": \"Leader\" } }"
              .formatted(path(4), step(), step());
    };
  }

  private String condition() {
    return switch (random.nextInt(6)) {
      case 0 -> path(3) + " = " + path(3);
      case 1 -> path(3) + " exists";
      case 2 -> "any(" + path(3) + ", it" + step() + " starts 'a')";
      case 3 -> "not " + path(3) + ".flag";
      case 4 -> "none(" + path(3) + ", it.size > 50)";
      default -> path(3) + ".flag";
    };
  }

  private String path(int steps) {
    var path = new StringBuilder(random.nextInt(8) == 0 ? "simpleName(server)" : "server");
    for (var i = random.nextInt(steps); i > 0; i--) {
      path.append(step());
    }
    return switch (random.nextInt(8)) {
      case 0 -> "count(" + path + ")";
      case 1 -> "union(" + path + ", server.array)";
      case 2 -> "first(" + path + ")";
      default -> path.toString();
    };
  }

  private String step() {
    return switch (random.nextInt(12)) {
      case 0 -> ".name";
      case 1 -> ".next";
      case 2 -> ".children";
      case 3 -> ".children[*]";
      case 4 -> ".byName";
      case 5 -> ".box";
      case 6 -> ".array[*]";
      case 7 -> ".size";
      case 8 -> ".address()";
      case 9 -> ".toString()";
      case 10 -> ".failing()";
      default -> "[0]";
    };
  }
}
