package dev.usagetelemetry.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CollectorTest {

  /** Never waited for: only readings that come back are given this long. */
  private static final Duration LONG = Duration.ofSeconds(30);

  /** Waited for in full: only readings that are stuck are given this. */
  private static final Duration SHORT = Duration.ofMillis(30);

  private final CountDownLatch lock = new CountDownLatch(1);

  @AfterEach
  void let_go_of_every_reader() {
    lock.countDown();
  }

  @Test
  void collects_parts_in_the_order_of_the_readings() {
    var collected =
        new Collector(LONG, LONG).collect(List.of(count("tag", 1), count("cluster", 2)));
    assertThat(collected.parts().keySet()).containsExactly("tag", "cluster");
    assertThat(collected.parts()).containsEntry("cluster", new Value.Count(2));
    assertThat(collected.leftOut()).isEmpty();
  }

  @Test
  void a_subsystem_that_is_not_there_is_neither_a_part_nor_left_out() {
    var collected =
        new Collector(LONG, LONG).collect(List.of(new Reading("gossip", Optional::empty)));
    assertThat(collected.parts()).isEmpty();
    assertThat(collected.leftOut()).isEmpty();
  }

  @Test
  void a_reading_that_fails_is_left_out_and_the_next_one_is_not() {
    var collected =
        new Collector(LONG, LONG)
            .collect(
                List.of(
                    failing("tag", new IllegalStateException("secret")),
                    failing("cluster", new NoClassDefFoundError("secret")),
                    failing("database", new StackOverflowError()),
                    count("projections", 1)));
    assertThat(collected.parts()).containsOnlyKeys("projections");
    assertThat(collected.leftOut()).containsExactly("tag", "cluster", "database");
  }

  @Test
  void a_reading_that_returns_null_is_left_out() {
    @SuppressWarnings({"NullAway", "NullOptional"}) // what no reading should do
    Callable<Optional<Part>> broken = () -> null;
    var collected = new Collector(LONG, LONG).collect(List.of(new Reading("tag", broken)));
    assertThat(collected.leftOut()).containsExactly("tag");
  }

  @Test
  void a_reading_that_is_late_is_left_out() {
    var collected = new Collector(SHORT, LONG).collect(List.of(stuck("cluster")));
    assertThat(collected.parts()).isEmpty();
    assertThat(collected.leftOut()).containsExactly("cluster");
  }

  @Test
  void a_late_reading_does_not_keep_the_next_one_from_being_read() {
    var perSection = Duration.ofMillis(300);
    var collected =
        new Collector(perSection, LONG).collect(List.of(stuck("cluster"), count("database", 1)));
    assertThat(collected.parts()).containsOnlyKeys("database");
    assertThat(collected.leftOut()).containsExactly("cluster");
  }

  @Test
  void when_the_time_for_all_is_over_the_rest_is_not_even_begun() {
    var begun = new AtomicInteger();
    var last =
        new Reading(
            "projections",
            () -> {
              begun.incrementAndGet();
              return Optional.empty();
            });
    var collected = new Collector(LONG, SHORT).collect(List.of(stuck("cluster"), last));
    assertThat(collected.leftOut()).containsExactly("cluster", "projections");
    assertThat(begun).hasValue(0);
  }

  @Test
  void a_reading_that_is_still_stuck_is_not_begun_again() {
    var begun = new AtomicInteger();
    var stuck =
        new Reading(
            "cluster",
            () -> {
              begun.incrementAndGet();
              lock.await();
              return Optional.empty();
            });
    // Begun for certain, on a busy machine too, before the deadline of the first collection.
    var collector = new Collector(Duration.ofMillis(300), LONG);
    collector.collect(List.of(stuck));
    var second = collector.collect(List.of(stuck, count("database", 1)));
    assertThat(second.leftOut()).containsExactly("cluster");
    assertThat(second.parts()).containsOnlyKeys("database");
    assertThat(begun).hasValue(1);
  }

  @Test
  void what_came_late_never_reaches_a_later_collection() {
    var reader = new CompletableFuture<Thread>();
    var turn = new AtomicInteger();
    var slowOnce =
        new Reading(
            "cluster",
            () -> {
              if (turn.incrementAndGet() > 1) {
                return Optional.of(new Value.Count(2));
              }
              reader.complete(Thread.currentThread());
              lock.await();
              return Optional.of(new Value.Count(1));
            });
    var collector = new Collector(Duration.ofMillis(300), LONG);
    assertThat(collector.collect(List.of(slowOnce)).leftOut()).containsExactly("cluster");

    lock.countDown();
    await().until(() -> !reader.join().isAlive());

    assertThat(collector.collect(List.of()).parts()).isEmpty();
    assertThat(collector.collect(List.of(slowOnce)).parts())
        .isEqualTo(Map.of("cluster", new Value.Count(2)));
  }

  @Test
  void a_late_reader_is_not_interrupted() {
    var interrupted = new AtomicReference<Boolean>();
    var patient =
        new Reading(
            "cluster",
            () -> {
              awaitWithoutListening(lock);
              interrupted.set(Thread.currentThread().isInterrupted());
              return Optional.empty();
            });
    new Collector(SHORT, LONG).collect(List.of(patient));
    lock.countDown();
    await().untilAsserted(() -> assertThat(interrupted).hasValue(false));
  }

  @Test
  void the_reader_is_a_polite_daemon_that_is_gone_afterwards() {
    var reader = new CompletableFuture<Thread>();
    var traits = new AtomicReference<String>();
    var hostsOwn = new InheritableThreadLocal<String>();
    hostsOwn.set("the server's");
    var reading =
        new Reading(
            "cluster",
            () -> {
              var thread = Thread.currentThread();
              reader.complete(thread);
              traits.set(
                  "%s, daemon %s, priority %d, loader %s, inherits %s"
                      .formatted(
                          thread.getName(),
                          thread.isDaemon(),
                          thread.getPriority(),
                          thread.getContextClassLoader(),
                          hostsOwn.get()));
              return Optional.empty();
            });
    new Collector(LONG, LONG).collect(List.of(reading));
    assertThat(reader.join().isAlive()).isFalse();
    assertThat(traits)
        .hasValue("usage-telemetry-reader, daemon true, priority 1, loader null, inherits null");
  }

  @Test
  void an_interrupted_caller_leaves_out_the_rest_and_stays_interrupted() {
    Thread.currentThread().interrupt();
    var collected = new Collector(LONG, LONG).collect(List.of(count("tag", 1), stuck("cluster")));
    assertThat(Thread.interrupted()).isTrue();
    assertThat(collected.leftOut()).containsExactly("tag", "cluster");
  }

  @Test
  void a_caller_that_is_interrupted_while_it_waits_goes_on_at_once() {
    var caller = Thread.currentThread();
    var interrupting =
        new Reading(
            "cluster",
            () -> {
              caller.interrupt();
              lock.await();
              return Optional.empty();
            });
    var collected = new Collector(LONG, LONG).collect(List.of(interrupting, count("tag", 1)));
    assertThat(Thread.interrupted()).isTrue();
    assertThat(collected.leftOut()).containsExactly("cluster", "tag");
  }

  private static Reading count(String name, long value) {
    return new Reading(name, () -> Optional.of(new Value.Count(value)));
  }

  private Reading stuck(String name) {
    return new Reading(
        name,
        () -> {
          lock.await();
          return Optional.of(new Value.Count(1));
        });
  }

  private static Reading failing(String name, Throwable failure) {
    return new Reading(
        name,
        () -> {
          if (failure instanceof Error error) {
            throw error;
          }
          throw (Exception) failure;
        });
  }

  /** As a server's lock is waited for that does not care about interrupts. */
  private static void awaitWithoutListening(CountDownLatch latch) {
    while (latch.getCount() > 0) {
      Thread.onSpinWait();
    }
  }
}
