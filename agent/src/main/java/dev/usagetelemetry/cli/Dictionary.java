package dev.usagetelemetry.cli;

import dev.usagetelemetry.instrument.Hook;
import dev.usagetelemetry.instrument.Hook.Effect;
import dev.usagetelemetry.profile.Field;
import dev.usagetelemetry.profile.Field.Kind;
import dev.usagetelemetry.profile.Profile;
import java.util.Locale;

/** What a profile lets out, as two tables in Markdown. */
final class Dictionary {

  private final StringBuilder text = new StringBuilder();

  private Dictionary() {}

  static String of(Profile profile) {
    var dictionary = new Dictionary();
    dictionary.fields(profile);
    dictionary.hooks(profile);
    return dictionary.text.toString();
  }

  private void fields(Profile profile) {
    line("## What is collected");
    line("");
    line("| field | value | meaning |");
    line("|---|---|---|");
    for (var entry : profile.message().entrySet()) {
      if (entry.getValue() instanceof Field field) {
        row(entry.getKey(), field);
      } else {
        var section = (Profile.Section) entry.getValue();
        section.fields().forEach((key, field) -> row(entry.getKey() + "." + key, field));
      }
    }
    line("");
    line(
        "`uptime` and `environment` come with every message, `components` where something with a"
            + " profile of its own runs inside.");
  }

  private void row(String key, Field field) {
    line("| " + key + " | " + value(field.kind()) + " | " + field.about() + " |");
  }

  private static String value(Kind kind) {
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

  private static String tokens(Field.Vocabulary vocabulary) {
    return String.join(", ", vocabulary.all());
  }

  private void hooks(Profile profile) {
    line("");
    line("## Where it is hooked");
    line("");
    line("| method | at | for |");
    line("|---|---|---|");
    for (var hook : profile.hooks()) {
      var point = hook.point().name().toLowerCase(Locale.ROOT);
      line("| `" + method(hook) + "` | " + point + " | " + purpose(hook) + " |");
    }
  }

  private static String method(Hook hook) {
    var name = hook.method().equals("<init>") ? "" : "." + hook.method();
    return hook.className() + name;
  }

  private static String purpose(Hook hook) {
    if (hook.effect() == Effect.DROP) {
      return "lets go of one of `" + hook.slot() + "`";
    }
    var slot = "`" + hook.slot() + "`";
    return switch (hook.meaning()) {
      case STARTED -> slot + ", the server has started";
      case STOPPING -> "the server is stopping";
      case NOTHING -> slot;
    };
  }

  private void line(String line) {
    text.append(line).append('\n');
  }
}
