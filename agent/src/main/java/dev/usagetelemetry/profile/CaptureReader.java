package dev.usagetelemetry.profile;

import dev.usagetelemetry.instrument.Hook;
import dev.usagetelemetry.instrument.Hook.Condition;
import dev.usagetelemetry.instrument.Hook.Effect;
import dev.usagetelemetry.instrument.Hook.Meaning;
import dev.usagetelemetry.instrument.Hook.Taken;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the {@code capture} part of a profile into hooks. */
final class CaptureReader {

  static final List<String> KEYS =
      List.of("on", "take", "keep", "until", "if", "after", "means", "about");
  static final List<String> KEEPS = List.of("first", "latest", "all");
  static final List<String> MEANINGS = List.of("started", "stopping");

  private final String profile;

  CaptureReader(String profile) {
    this.profile = profile;
  }

  List<Hook> read(Jsonc captures) throws ProfileException {
    var hooks = new ArrayList<Hook>();
    var all = Keys.object(captures);
    for (var capture : all.entrySet()) {
      read(capture.getKey(), capture.getValue(), all.keySet(), hooks);
    }
    if (!isEverStarted(hooks)) {
      throw new ProfileException(captures.line(), "one capture must say \"means\": \"started\"");
    }
    return hooks;
  }

  private static boolean isEverStarted(List<Hook> hooks) {
    for (var hook : hooks) {
      if (hook.meaning() == Meaning.STARTED) {
        return true;
      }
    }
    return false;
  }

  private void read(String slot, Jsonc json, Set<String> names, List<Hook> hooks)
      throws ProfileException {
    var keys = new Keys(json, KEYS);
    var take = keys.get("take");
    var taken = take == null ? new Taken(Taken.THIS) : HookPhrase.taken(Keys.string(take));
    var until = keys.get("until");
    var effect = effect(keys);
    if (until != null && effect != Effect.KEEP_ALL) {
      throw new ProfileException(until.line(), "\"until\" goes with \"keep\": \"all\"");
    }
    var condition = keys.get("if");
    add(
        hooks,
        keys.require("on"),
        slot,
        taken,
        condition == null ? null : HookPhrase.condition(Keys.string(condition), names),
        after(keys, slot, names),
        effect,
        meaning(keys));
    if (until != null) {
      add(hooks, until, slot, taken, null, "", Effect.DROP, Meaning.NOTHING);
    }
  }

  private void add(
      List<Hook> hooks,
      Jsonc places,
      String slot,
      Taken taken,
      @Nullable Condition condition,
      String after,
      Effect effect,
      Meaning meaning)
      throws ProfileException {
    for (var phrase : Keys.strings(places)) {
      var place = HookPhrase.place(phrase);
      hooks.add(
          new Hook(
              profile,
              place.className(),
              place.point(),
              place.method(),
              place.parameters(),
              taken,
              condition,
              after,
              slot,
              effect,
              meaning));
    }
  }

  private static String after(Keys keys, String slot, Collection<String> names)
      throws ProfileException {
    var after = keys.get("after");
    if (after == null) {
      return "";
    }
    var name = Keys.string(after).text();
    if (name.equals(slot) || !names.contains(name)) {
      throw new ProfileException(
          after.line(),
          "nothing else is captured as \"" + name + "\"" + NearestKey.hint(name, names));
    }
    return name;
  }

  private static Effect effect(Keys keys) throws ProfileException {
    var keep = keys.get("keep");
    return keep == null
        ? Effect.KEEP_LATEST
        : oneOf(
            keep,
            KEEPS,
            Map.of(
                "first", Effect.KEEP_FIRST, "latest", Effect.KEEP_LATEST, "all", Effect.KEEP_ALL));
  }

  private static Meaning meaning(Keys keys) throws ProfileException {
    var means = keys.get("means");
    return means == null
        ? Meaning.NOTHING
        : oneOf(means, MEANINGS, Map.of("started", Meaning.STARTED, "stopping", Meaning.STOPPING));
  }

  private static <T> T oneOf(Jsonc json, List<String> valid, Map<String, T> meanings)
      throws ProfileException {
    var word = Keys.string(json).text();
    var meaning = meanings.get(word);
    if (meaning == null) {
      throw new ProfileException(
          json.line(), "unknown word \"" + word + "\"" + NearestKey.hint(word, valid));
    }
    return meaning;
  }
}
