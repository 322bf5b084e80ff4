package dev.usagetelemetry.instrument;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.usagetelemetry.instrument.Hook.Condition;
import dev.usagetelemetry.instrument.Hook.Condition.Kind;
import dev.usagetelemetry.instrument.Hook.Effect;
import dev.usagetelemetry.instrument.Hook.Meaning;
import dev.usagetelemetry.instrument.Hook.Point;
import dev.usagetelemetry.instrument.Hook.Taken;
import java.io.ByteArrayInputStream;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class HookIndexTest {

  private static final Hook STARTED =
      new Hook(
          "kafka",
          "kafka.server.KafkaRaftServer",
          Point.EXIT,
          "startup",
          "()",
          new Taken(Taken.THIS),
          null,
          "",
          "server",
          Effect.KEEP_LATEST,
          Meaning.STARTED);

  private static final Hook CONDITIONAL =
      new Hook(
          "other",
          "kafka.server.KafkaRaftServer",
          Point.ENTRY,
          "change",
          "",
          new Taken(1),
          new Condition(new Taken(Taken.RETURN), Kind.TEXT, "it's UP"),
          "server",
          "slot",
          Effect.DROP,
          Meaning.NOTHING);

  private static final Hook OF_THE_SAME =
      new Hook(
          "other",
          "kafka.server.KafkaRaftServer",
          Point.ENTRY,
          "shutdown",
          "()",
          new Taken(Taken.THIS),
          new Condition(new Taken(Taken.THIS), Kind.CAPTURED, "server"),
          "",
          "stopping",
          Effect.KEEP_LATEST,
          Meaning.STOPPING);

  @Test
  void a_hook_is_the_same_after_having_been_a_line() {
    for (var hook : new Hook[] {STARTED, CONDITIONAL, OF_THE_SAME}) {
      assertThat(HookLine.parse(HookLine.write(hook))).isEqualTo(hook);
    }
  }

  @Test
  void hooks_of_one_class_are_found_together_by_its_internal_name() throws Exception {
    var index = read(HookLine.write(STARTED) + "\n" + HookLine.write(CONDITIONAL) + "\n");
    var lines = Objects.requireNonNull(index.lines("kafka/server/KafkaRaftServer"));
    assertThat(HookIndex.parse(lines)).containsExactly(STARTED, CONDITIONAL);
    assertThat(index.lines("kafka/server/Other")).isNull();
  }

  @Test
  void a_profile_can_be_replaced_without_touching_another_of_the_same_class() throws Exception {
    var index = read(HookLine.write(STARTED) + "\n" + HookLine.write(CONDITIONAL) + "\n");
    index.dropProfile("kafka");
    var lines = Objects.requireNonNull(index.lines("kafka/server/KafkaRaftServer"));
    assertThat(HookIndex.parse(lines)).containsExactly(CONDITIONAL);
  }

  private static HookIndex read(String text) throws Exception {
    return new HookIndex().read(new ByteArrayInputStream(text.getBytes(UTF_8)));
  }
}
