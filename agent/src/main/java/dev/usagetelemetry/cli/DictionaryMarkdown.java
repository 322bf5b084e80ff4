package dev.usagetelemetry.cli;

import dev.usagetelemetry.instrument.Hook;
import dev.usagetelemetry.instrument.Hook.Effect;
import java.util.Locale;

/** A dictionary as two tables in Markdown: what is collected, and where it is hooked. */
final class DictionaryMarkdown {

  private final StringBuilder text = new StringBuilder();

  private DictionaryMarkdown() {}

  static String of(Dictionary dictionary) {
    var markdown = new DictionaryMarkdown();
    markdown.fields(dictionary);
    markdown.hooks(dictionary);
    return markdown.text.toString();
  }

  private void fields(Dictionary dictionary) {
    line("## What is collected");
    line("");
    line("| field | value | for instance | meaning |");
    line("|---|---|---|---|");
    for (var entry : dictionary.entries()) {
      var sample = "`" + entry.sample() + "`";
      line(
          "| "
              + entry.key()
              + " | "
              + entry.type()
              + " | "
              + sample
              + " | "
              + entry.about()
              + " |");
    }
    line("");
    line("A field that the server does not have is left out, and so is a section without fields.");
  }

  private void hooks(Dictionary dictionary) {
    line("");
    line("## Where it is hooked");
    line("");
    line("| method | at | for |");
    line("|---|---|---|");
    for (var hook : dictionary.profile().hooks()) {
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
