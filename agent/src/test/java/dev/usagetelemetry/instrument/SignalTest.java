package dev.usagetelemetry.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usagetelemetry.instrument.Hook.Condition;
import dev.usagetelemetry.instrument.Hook.Condition.Kind;
import dev.usagetelemetry.instrument.Hook.Effect;
import dev.usagetelemetry.instrument.Hook.Meaning;
import dev.usagetelemetry.instrument.Hook.Point;
import dev.usagetelemetry.instrument.Hook.Taken;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SignalTest {

  /** Breaks when it is asked for its text. */
  private static final class Hostile {
    @Override
    public String toString() {
      throw new IllegalStateException("never to be shown");
    }
  }

  private final List<@Nullable Object> passed = new ArrayList<>();
  private final Hostile held = new Hostile();

  @Test
  void a_text_is_compared_with_what_the_value_reads() {
    var signal = signal(new Condition(new Taken(1), Kind.TEXT, "2"));
    signal.fireIf("captured", 2);
    signal.fireIf("not this one", 3);
    signal.fireIf("nor this one", null);
    assertThat(passed).containsExactly("captured");
  }

  @Test
  void the_object_of_another_capture_is_told_without_asking_it_anything() {
    var signal = signal(new Condition(new Taken(1), Kind.CAPTURED, "server"));
    signal.fireIf("captured", held);
    signal.fireIf("not this one", new Hostile());
    signal.fireIf("nor this one", null);
    assertThat(passed).containsExactly("captured");
  }

  @Test
  void a_value_that_cannot_be_read_neither_fires_nor_harms() {
    signal(new Condition(new Taken(1), Kind.TEXT, "2")).fireIf("captured", held);
    assertThat(passed).isEmpty();
  }

  private Signal signal(Condition condition) {
    var hook =
        new Hook(
            "store",
            "a.b.Store",
            Point.ENTRY,
            "stop",
            "()",
            new Taken(Taken.THIS),
            condition,
            "",
            "stopping",
            Effect.KEEP_LATEST,
            Meaning.STOPPING);
    return new Signal(hook, SignalTest.class, new Receiver());
  }

  private final class Receiver implements SignalReceiver {
    @Override
    public void fired(Hook hook, Class<?> host, @Nullable Object captured) {
      passed.add(captured);
    }

    @Override
    public boolean isCaptured(String profile, String slot, @Nullable Object object) {
      return profile.equals("store") && slot.equals("server") && object == held;
    }

    @Override
    public void answer(String question) {}

    @Override
    public void woven(Weaving weaving) {}
  }
}
