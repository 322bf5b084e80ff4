package dev.usagetelemetry.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.ref.SoftReference;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BoxesTest {

  @Test
  void a_box_gives_what_is_in_it() {
    assertThat(open(Optional.of("x"))).isEqualTo("x");
    assertThat(open(OptionalInt.of(1))).isEqualTo(1);
    assertThat(open(OptionalLong.of(2))).isEqualTo(2L);
    assertThat(open(OptionalDouble.of(0.5))).isEqualTo(0.5);
    assertThat(open(new AtomicBoolean(true))).isEqualTo(true);
    assertThat(open(new AtomicInteger(3))).isEqualTo(3);
    assertThat(open(new AtomicLong(4))).isEqualTo(4L);
    assertThat(open(new AtomicReference<>("y"))).isEqualTo("y");
    assertThat(open(new WeakReference<>("held"))).isEqualTo("held");
    assertThat(open(new SoftReference<>("soft"))).isEqualTo("soft");
    assertThat(open("no box")).isEqualTo("no box");
  }

  @Test
  void an_empty_box_is_absent() {
    for (var empty :
        List.of(
            Optional.empty(),
            OptionalInt.empty(),
            OptionalLong.empty(),
            OptionalDouble.empty(),
            new AtomicReference<>(),
            new WeakReference<>(null))) {
      assertThat(open(empty)).isNull();
    }
  }

  @Test
  void a_future_is_read_when_it_has_a_result_and_never_waited_for() {
    var task = new FutureTask<>(() -> "result");
    assertThat(open(task)).isNull();
    task.run();
    assertThat(open(task)).isEqualTo("result");
    assertThat(open(CompletableFuture.completedFuture("done"))).isEqualTo("done");
    assertThat(open(new CompletableFuture<>())).isNull();
    assertThat(open(CompletableFuture.failedFuture(new CancellationException()))).isNull();

    var failed =
        new FutureTask<>(
            () -> {
              throw new IllegalStateException("on purpose");
            });
    failed.run();
    assertThat(open(failed)).isNull();

    var cancelled = new FutureTask<>(() -> "never");
    cancelled.cancel(false);
    assertThat(open(cancelled)).isNull();
  }

  @Test
  void boxes_in_boxes_are_opened_but_not_for_ever() {
    assertThat(open(Optional.of(new AtomicReference<>(CompletableFuture.completedFuture(1)))))
        .isEqualTo(1);
    var one = new AtomicReference<Object>();
    var two = new AtomicReference<Object>(one);
    one.set(two);
    assertThatThrownBy(() -> open(one)).isInstanceOf(ReadingFailed.class);
  }

  private static @Nullable Object open(Object box) {
    return Boxes.open(box, new Members(type -> {}));
  }
}
