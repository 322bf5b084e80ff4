package dev.usagetelemetry.instrument;

import dev.usagetelemetry.instrument.Hook.Condition;
import dev.usagetelemetry.instrument.Hook.Condition.Kind;
import dev.usagetelemetry.instrument.Hook.Effect;
import dev.usagetelemetry.instrument.Hook.Meaning;
import dev.usagetelemetry.instrument.Hook.Point;
import dev.usagetelemetry.instrument.Hook.Taken;
import org.jspecify.annotations.Nullable;

/**
 * A hook as one line of the index, its fields separated by tabs, the internal class name first.
 *
 * <p>The index is written when the agent is built, so that premain need not read a profile: there
 * it looks at the first field alone, and the rest is parsed when such a class is really loaded.
 */
public final class HookLine {

  private static final char TAB = '\t';

  private HookLine() {}

  public static String write(Hook hook) {
    var condition = hook.condition();
    return String.join(
        String.valueOf(TAB),
        hook.className().replace('.', '/'),
        hook.profile(),
        hook.point().name(),
        hook.method(),
        hook.parameters(),
        Integer.toString(hook.take().argument()),
        condition == null ? "" : Integer.toString(condition.tested().argument()),
        condition == null ? "" : condition.kind().name(),
        condition == null ? "" : condition.operand(),
        hook.after(),
        hook.slot(),
        hook.effect().name(),
        hook.meaning().name());
  }

  /** The internal name of the class that the line is about. */
  static String internalName(String line) {
    return line.substring(0, line.indexOf(TAB));
  }

  static Hook parse(String line) {
    var fields = new String[13];
    var from = 0;
    for (var i = 0; i < fields.length; i++) {
      var to = line.indexOf(TAB, from);
      fields[i] = to < 0 ? line.substring(from) : line.substring(from, to);
      from = to + 1;
    }
    return new Hook(
        fields[1],
        fields[0].replace('/', '.'),
        Point.valueOf(fields[2]),
        fields[3],
        fields[4],
        new Taken(Integer.parseInt(fields[5])),
        condition(fields[6], fields[7], fields[8]),
        fields[9],
        fields[10],
        Effect.valueOf(fields[11]),
        Meaning.valueOf(fields[12]));
  }

  private static @Nullable Condition condition(String tested, String kind, String operand) {
    return tested.isEmpty()
        ? null
        : new Condition(new Taken(Integer.parseInt(tested)), Kind.valueOf(kind), operand);
  }
}
