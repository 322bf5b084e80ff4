package dev.usagetelemetry.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class GuestThreadTest {

  @Test
  void it_keeps_no_jvm_alive_and_holds_nothing_of_the_server() {
    var thread = GuestThread.of("usage-telemetry-test", () -> {});

    assertThat(thread.getName()).isEqualTo("usage-telemetry-test");
    assertThat(thread.isDaemon()).isTrue();
    assertThat(thread.getPriority()).isEqualTo(Thread.MIN_PRIORITY);
    assertThat(thread.getContextClassLoader()).isNull();
  }

  @Test
  void the_servers_handler_of_errors_hears_nothing_of_its_death() throws Exception {
    var before = Thread.getDefaultUncaughtExceptionHandler();
    var heard = new AtomicReference<Throwable>();
    Thread.setDefaultUncaughtExceptionHandler((dying, failure) -> heard.set(failure));
    try {
      var thread =
          GuestThread.of(
              "usage-telemetry-test",
              () -> {
                throw new IllegalStateException("on purpose");
              });
      thread.start();
      thread.join();
    } finally {
      Thread.setDefaultUncaughtExceptionHandler(before);
    }
    assertThat(heard.get()).isNull();
  }
}
