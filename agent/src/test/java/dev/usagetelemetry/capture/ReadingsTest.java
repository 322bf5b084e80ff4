package dev.usagetelemetry.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.usagetelemetry.instrument.Hook;
import dev.usagetelemetry.profile.Expr;
import dev.usagetelemetry.profile.Profile;
import dev.usagetelemetry.profile.ProfileReader;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The reading language on a small server: what a profile says, and what comes out. */
@SuppressWarnings({"UnusedVariable", "UnusedMethod", "unused"}) // read by the readings
class ReadingsTest {

  enum Mode {
    UP,
    DOWN {
      @Override
      public String toString() {
        return "going down";
      }
    }
  }

  /** What the server inherits. */
  abstract static class Base {
    private final String inherited = "from the base";

    private int secret() {
      return 42;
    }
  }

  record Queue(String name, boolean open, int size) {}

  static final class Server extends Base {
    static final Mode DEFAULT_MODE = Mode.UP;
    private final Mode mode = Mode.DOWN;
    private final Map<String, Queue> queues = new HashMap<>();
    private final int[] sizes = {3, 1, 2};
    private final AtomicReference<Optional<String>> nested =
        new AtomicReference<>(Optional.of("inside"));
    private final CompletableFuture<String> done = CompletableFuture.completedFuture("result");
    private final CompletableFuture<String> pending = new CompletableFuture<>();
    private final WeakReference<String> weak = new WeakReference<>("kept");
    private final AtomicInteger counter = new AtomicInteger(7);
    private final @Nullable String missing = null;
    private final List<List<Integer>> lists = List.of(List.of(1, 2), List.of(3));

    static String version(Mode mode) {
      return mode == Mode.UP ? "1.2.3" : "0.0.1";
    }

    OptionalInt port() {
      return OptionalInt.of(8080);
    }

    OptionalInt noPort() {
      return OptionalInt.empty();
    }

    Stream<Queue> stream() {
      return queues.values().stream();
    }

    java.util.Enumeration<Queue> enumeration() {
      return Collections.enumeration(queues.values());
    }

    String setting(String key, int times, boolean upper) {
      var text = key.repeat(times);
      return upper ? text.toUpperCase(java.util.Locale.ROOT) : text;
    }

    long wide(long value) {
      return value + 1;
    }

    boolean is(Mode other) {
      return mode == other;
    }

    Object bean(Class<?> type) {
      return type.getSimpleName();
    }

    Object fails() {
      throw new IllegalStateException("/secret/path");
    }
  }

  private final Server server = new Server();

  ReadingsTest() {
    server.queues.put("a", new Queue("a", true, 5));
    server.queues.put("__b", new Queue("__b", false, 7));
    server.queues.put("c", new Queue("c", true, 1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          server.inherited                                              | from the base
          server.secret()                                               | 42
          server.mode                                                   | DOWN
          server.missing                                                | absent
          server.missing.anything().at.all                              | absent
          server.noSuchField                                            | absent
          server.noSuchMethod()                                         | absent
          server.nested                                                 | inside
          server.done                                                   | result
          server.pending                                                | absent
          server.weak                                                   | kept
          server.counter                                                | 7
          server.port()                                                 | 8080
          server.noPort()                                               | absent
          server.setting('ab', 2, true)                                 | ABAB
          server.setting('ab', 2)                                       | absent
          server.wide(5)                                                | 6
          server.is('DOWN')                                             | true
          server.bean(class(java.lang.String))                          | String
          server.queues['a'].size()                                     | 5
          server.queues['x'].size()                                     | absent
          server.sizes[0]                                               | 3
          server.sizes[9]                                               | absent
          server.queues.size()                                          | 3
          count(server.queues)                                          | 3
          count(server.sizes)                                           | 3
          count(server.stream())                                        | 3
          count(server.enumeration())                                   | 3
          count(server.queues.keySet()[where it starts '__'])           | 1
          count(server.queues[where it.open()])                         | 2
          count(server.queues[where not it.open()])                     | 1
          count(server.queues[where it.noSuch()])                       | absent
          count(server.queues[*].noSuch())                              | absent
          sum(server.queues[*].noSuch())                                | absent
          count(server.queues[where it.size() > 100][*].noSuch())       | 0
          sum(server.queues[where it.size() > 100][*].size())           | 0
          count(server.queues[*].name()[*])                             | absent
          count(server.lists[*][*][where it > 9])                       | 0
          count(server.queues[where it.noSuch() exists])                | 0
          count(server.queues[where it.name() = 'a' or it.size() > 5])  | 2
          count(server.lists[*][*])                                     | 3
          count(server.missing)                                         | absent
          sum(server.queues[*].size())                                  | 13
          sum(server.sizes)                                             | 6
          sum(server.counter, server.missing, 3)                        | 10
          sum(server.missing, server.noPort())                          | absent
          min(server.sizes)                                             | 1
          max(server.queues[*].size())                                  | 7
          count(server.queues) + 1                                      | 4
          server.counter - 10                                           | -3
          server.missing + 1                                            | absent
          first(server.sizes)                                           | 3
          count(union(server.sizes, server.queues))                     | 6
          any(server.queues, it.open())                                 | true
          all(server.queues, it.open())                                 | false
          none(server.queues, it.size() > 100)                          | true
          any(server.queues, it.noSuch())                               | absent
          none(server.missing, it.x())                                  | absent
          all(server.queues[where it.size() > 100], it.open())          | true
          server.mode = 'DOWN'                                          | true
          server.mode != 'DOWN'                                         | false
          server.counter = 7                                            | true
          server.missing = 'x'                                          | absent
          server.missing exists                                         | false
          not (server.missing exists)                                   | true
          server.counter = server.wide(6)                               | true
          server.mode in ('UP', 'DOWN')                                 | true
          server.mode in ('UP')                                         | false
          server.counter < 8 and server.missing = 'x'                   | absent
          server.counter > 8 and server.missing = 'x'                   | false
          server.counter = 7 or server.missing = 'x'                    | true
          not server.missing = 'x'                                      | absent
          server is dev.usagetelemetry.capture.ReadingsTest$Base        | true
          server is java.lang.String                                    | false
          simpleName(server)                                            | Server
          static(dev.usagetelemetry.capture.ReadingsTest$Server).DEFAULT_MODE | UP
          static(dev.usagetelemetry.capture.ReadingsTest$Server).version(static(dev.usagetelemetry.capture.ReadingsTest$Server).DEFAULT_MODE) | 1.2.3
          static(dev.usagetelemetry.capture.NotLoaded).X                | absent
          resource('readings-test.properties', 'version')               | 4.5.6
          resource('readings-test.properties', 'other')                 | absent
          resource('no-such-file', 'version')                           | absent
          mbean('java.lang:type=Runtime', 'SpecVersion') exists         | true
          mbean('java.lang:type=*', 'NoSuch')                           | absent
          mbean('no.such:type=X', 'Y')                                  | absent
          several.size()                                                | 3
          count(big)                                                    | 1
          """)
  void an_expression_gives(String expression, String expected) throws Exception {
    var value = read(expression);
    assertThat(value == null ? "absent" : Readings.text(value)).isEqualTo(expected);
  }

  @Test
  void an_exception_of_the_server_is_a_failure_that_repeats_nothing_of_it() {
    assertThatThrownBy(() -> read("server.fails()"))
        .isInstanceOf(ReadingFailed.class)
        .hasMessageNotContaining("secret")
        .hasNoCause();
  }

  @Test
  void what_is_no_condition_cannot_be_taken_for_one() {
    assertThatThrownBy(() -> read("not server.counter")).isInstanceOf(ReadingFailed.class);
    assertThatThrownBy(() -> read("any(server.queues, it.name())"))
        .isInstanceOf(ReadingFailed.class);
    assertThatThrownBy(() -> read("server.mode > 3")).isInstanceOf(ReadingFailed.class);
  }

  @Test
  void a_set_of_captured_objects_is_read_as_several_values() throws Exception {
    var captured = new Captured();
    var kept = new ArrayList<Queue>();
    for (var size : new int[] {1, 2, 4}) {
      var queue = new Queue("q", true, size);
      kept.add(queue);
      captured.keep(hook("jobs", Hook.Effect.KEEP_ALL), ReadingsTest.class, queue);
    }
    captured.keep(hook("jobs", Hook.Effect.DROP), ReadingsTest.class, kept.get(0));
    assertThat(readings(captured, "sum(jobs.size())")).isEqualTo(6L);
    assertThat(readings(captured, "count(jobs)")).isEqualTo(2L);
  }

  @Test
  void the_first_or_the_latest_capture_is_kept_as_the_profile_says() throws Exception {
    var captured = new Captured();
    var objects = List.of(new Queue("one", true, 1), new Queue("two", true, 2));
    for (var object : objects) {
      captured.keep(hook("server", Hook.Effect.KEEP_FIRST), ReadingsTest.class, object);
      captured.keep(hook("jobs", Hook.Effect.KEEP_LATEST), ReadingsTest.class, object);
    }
    assertThat(readings(captured, "server.name()")).isEqualTo("one");
    assertThat(readings(captured, "jobs.name()")).isEqualTo("two");
  }

  /** A server's own logger, as Neo4j hands one out. */
  public static final class OwnLog {
    private final List<String> lines = new ArrayList<>();

    public void info(String text) {
      lines.add(text);
    }
  }

  /** As a server may hand it out when nobody listens. */
  public static final class NullLog {
    public void info(String text) {}
  }

  @Test
  void a_logger_that_logs_nothing_is_none() throws Exception {
    var log = new NullLog();
    var captured = new Captured();
    captured.keep(hook("server", Hook.Effect.KEEP_LATEST), ReadingsTest.class, log);
    var readings = new Readings(Map.of(), captured, type -> {}, () -> new Class<?>[0]);

    assertThat(readings.log(new Expr.Name("server"), "text")).isFalse();
  }

  @Test
  void a_logger_of_the_servers_own_is_found_by_a_path_and_told() throws Exception {
    var log = new OwnLog();
    var captured = new Captured();
    captured.keep(hook("server", Hook.Effect.KEEP_LATEST), ReadingsTest.class, log);
    var readings = new Readings(Map.of(), captured, type -> {}, () -> new Class<?>[0]);

    assertThat(readings.log(new Expr.Name("server"), "text {}")).isTrue();
    assertThat(log.lines).containsExactly("text {}");
    assertThat(readings.log(new Expr.Field(new Expr.Name("server"), "lines"), "text")).isFalse();
    assertThat(readings.log(new Expr.Name("jobs"), "text")).isFalse();
  }

  private @Nullable Object read(String expression) throws Exception {
    var captured = new Captured();
    captured.keep(hook("server", Hook.Effect.KEEP_LATEST), ReadingsTest.class, server);
    return readings(captured, expression);
  }

  private static @Nullable Object readings(Captured captured, String expression) throws Exception {
    var profile = profile(expression);
    var field =
        ((Profile.Section) Objects.requireNonNull(profile.message().get("section")))
            .fields()
            .get("field");
    var readings =
        new Readings(
            profile.lets(),
            captured,
            type -> {},
            () -> new Class<?>[] {Server.class, String.class, ReadingsTest.class});
    return field == null ? null : readings.read(field.source(), null);
  }

  private static Profile profile(String expression) throws Exception {
    return ProfileReader.read(
        """
        {
          "id": "x", "product": "X",
          "capture": {
            "server": { "on": "exit of a.B.c()", "means": "started" },
            "jobs": { "on": "exit of a.B.d()", "keep": "all" }
          },
          "let": {
            "several": ["server.noSuch", "server.queues"],
            "big": "several[where it.size() > 5]"
          },
          "message": { "section": { "field": { "number": "%s" } } }
        }
        """
            .formatted(expression));
  }

  private static Hook hook(String slot, Hook.Effect effect) {
    return new Hook(
        "x",
        "a.B",
        Hook.Point.EXIT,
        "c",
        "()",
        new Hook.Taken(Hook.Taken.THIS),
        null,
        "",
        slot,
        effect,
        Hook.Meaning.NOTHING);
  }
}
