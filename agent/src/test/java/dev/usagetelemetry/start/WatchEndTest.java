package dev.usagetelemetry.start;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usagetelemetry.instrument.Hook;
import dev.usagetelemetry.instrument.HookIndex;
import dev.usagetelemetry.instrument.SignalReceiver;
import dev.usagetelemetry.instrument.Watcher;
import dev.usagetelemetry.instrument.Weaving;
import dev.usagetelemetry.schedule.Ticker;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WatchEndTest {

  private static final long MINUTE = Duration.ofMinutes(1).toNanos();

  private final List<ClassFileTransformer> removed = new ArrayList<>();
  private final Watcher watcher = new Watcher(new HookIndex(), instrumentation(), new Nobody());
  private final Clockwork clockwork = new Clockwork();
  private boolean woven;

  private final Ticker end = new WatchEnd(clockwork, watcher, () -> woven);

  @Test
  void the_watcher_leaves_as_soon_as_the_server_is_woven() {
    woven = true;
    end.parkUntil(60 * MINUTE);
    assertThat(removed).containsExactly(watcher);
    assertThat(clockwork.now).isEqualTo(60 * MINUTE);
  }

  @Test
  void it_leaves_ten_minutes_after_the_start_at_the_latest_for_one_wake_up() {
    end.parkUntil(60 * MINUTE);
    assertThat(clockwork.now).isEqualTo(10 * MINUTE);
    assertThat(removed).isEmpty();

    end.parkUntil(60 * MINUTE);
    assertThat(removed).containsExactly(watcher);
    assertThat(clockwork.now).isEqualTo(60 * MINUTE);

    end.parkUntil(120 * MINUTE);
    assertThat(removed).hasSize(1);
  }

  /** Time passes by parking only. */
  private static final class Clockwork implements Ticker {
    private long now;

    @Override
    public long nanos() {
      return now;
    }

    @Override
    public void parkUntil(long nanos) {
      now = nanos;
    }
  }

  private static final class Nobody implements SignalReceiver {
    @Override
    public void fired(Hook hook, Class<?> host, @Nullable Object captured) {}

    @Override
    public boolean isCaptured(String profile, String slot, @Nullable Object object) {
      return false;
    }

    @Override
    public void answer(String question) {}

    @Override
    public void woven(Weaving weaving) {}
  }

  private Instrumentation instrumentation() {
    return (Instrumentation)
        Proxy.newProxyInstance(
            WatchEndTest.class.getClassLoader(),
            new Class<?>[] {Instrumentation.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("removeTransformer")) {
                removed.add((ClassFileTransformer) arguments[0]);
                return true;
              }
              throw new UnsupportedOperationException(method.getName());
            });
  }
}
