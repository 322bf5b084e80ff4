package dev.usagetelemetry.cli;

import dev.usagetelemetry.profile.Field;
import dev.usagetelemetry.profile.Field.Kind;
import dev.usagetelemetry.profile.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Everything that a product may send, as people are told: the fields of its profile, and those that
 * come with every message.
 */
record Dictionary(Profile profile, List<Entry> entries) {

  private static final String SAMPLE_ID = "32c1096e-b162-84ee-a15f-275211e0446f";

  /**
   * One field.
   *
   * @param key with its section, such as {@code cluster.nodeState}
   * @param type what it is, in words
   * @param sample a value that it might have
   * @param about what it means
   */
  record Entry(String key, String type, String sample, String about) {}

  static Dictionary of(Profile profile) {
    var entries = new ArrayList<Entry>();
    profile.message().forEach((key, entry) -> add(key, entry, entries));
    entries.add(
        new Entry("uptime", "time span", "1.02:30:00.1234567", "How long the server has been up"));
    MessageSchema.ENVIRONMENT.forEach(
        (key, fact) ->
            entries.add(new Entry("environment." + key, fact.type(), fact.sample(), fact.about())));
    entries.add(
        new Entry(
            "components",
            "profile to version",
            "{\"zookeeper\": \"3.9.4\"}",
            "What has a profile of its own and runs inside"));
    return new Dictionary(profile, List.copyOf(entries));
  }

  private static void add(String key, Profile.Entry entry, List<Entry> to) {
    if (entry instanceof Field field) {
      to.add(new Entry(key, type(field.kind()), sample(key, field.kind()), field.about()));
    } else {
      for (Map.Entry<String, Field> each : ((Profile.Section) entry).fields().entrySet()) {
        add(key + "." + each.getKey(), each.getValue(), to);
      }
    }
  }

  private static String type(Kind kind) {
    if (kind instanceof Kind.Whole) {
      return "whole number";
    } else if (kind instanceof Kind.Count) {
      return "count";
    } else if (kind instanceof Kind.Flag) {
      return "true or false";
    } else if (kind instanceof Kind.Version) {
      return "version";
    } else if (kind instanceof Kind.Id) {
      return "pseudonym";
    } else if (kind instanceof Kind.Token token) {
      return "one of " + tokens(token.vocabulary());
    } else if (kind instanceof Kind.Tally tally) {
      return "count of each of " + tokens(tally.vocabulary());
    }
    return "pseudonym to one of " + tokens(((Kind.Members) kind).vocabulary());
  }

  private static String sample(String key, Kind kind) {
    if (kind instanceof Kind.Whole || kind instanceof Kind.Count) {
      return "3";
    } else if (kind instanceof Kind.Flag) {
      return "true";
    } else if (kind instanceof Kind.Version) {
      return key.equals("tag") ? "1156b2752aaa28ea" : "4.4.0";
    } else if (kind instanceof Kind.Id) {
      return SAMPLE_ID;
    } else if (kind instanceof Kind.Token token) {
      return first(token.vocabulary());
    } else if (kind instanceof Kind.Tally tally) {
      return "{\"" + first(tally.vocabulary()) + "\": 3}";
    }
    return "{\"" + SAMPLE_ID + "\": \"" + first(((Kind.Members) kind).vocabulary()) + "\"}";
  }

  private static String first(Field.Vocabulary vocabulary) {
    return vocabulary.all().iterator().next();
  }

  private static String tokens(Field.Vocabulary vocabulary) {
    return String.join(", ", vocabulary.all());
  }
}
