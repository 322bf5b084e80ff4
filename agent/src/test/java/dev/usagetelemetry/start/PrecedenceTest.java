package dev.usagetelemetry.start;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usagetelemetry.instrument.Hook;
import dev.usagetelemetry.instrument.Hook.Effect;
import dev.usagetelemetry.instrument.Hook.Meaning;
import dev.usagetelemetry.instrument.Hook.Point;
import dev.usagetelemetry.instrument.Hook.Taken;
import dev.usagetelemetry.schedule.Ticker;
import dev.usagetelemetry.settings.BadSetting;
import dev.usagetelemetry.settings.ProcessValues;
import dev.usagetelemetry.settings.Settings;
import dev.usagetelemetry.settings.SettingsReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrecedenceTest {

  private final Path folder;
  private final Map<String, Server> servers = new ConcurrentHashMap<>();
  private final ScriptedTicker ticker = new ScriptedTicker();

  PrecedenceTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @BeforeEach
  void oneOfEachRank() throws IOException {
    for (var rank : List.of("product", "framework", "container", "component")) {
      write("a-" + rank, rank, "");
    }
  }

  @Test
  void a_server_alone_is_chosen_at_once() throws Exception {
    seen("a-container").started();
    assertThat(chosen()).isEqualTo("a-container");
    assertThat(ticker.now).isZero();
  }

  @Test
  void of_those_that_have_started_the_highest_rank_is_chosen() throws Exception {
    seen("a-component").started();
    seen("a-container").started();
    seen("a-framework").started();
    assertThat(chosen()).isEqualTo("a-framework");
  }

  @Test
  void a_product_whose_class_has_been_woven_is_waited_for() throws Exception {
    seen("a-container").started();
    var product = seen("a-product");
    ticker.then(() -> {});
    ticker.then(product::started);
    assertThat(chosen()).isEqualTo("a-product");
  }

  @Test
  void but_for_a_minute_only() throws Exception {
    seen("a-container").started();
    seen("a-product");
    assertThat(chosen()).isEqualTo("a-container");
    assertThat(ticker.now).isEqualTo(Duration.ofSeconds(60).toNanos());
  }

  @Test
  void and_that_from_when_a_server_has_started_that_could_report() throws Exception {
    seen("a-component").started();
    var framework = seen("a-framework");
    ticker.then(() -> ticker.now = Duration.ofMinutes(30).toNanos());
    ticker.then(() -> seen("a-container").started());
    ticker.then(() -> {});
    ticker.then(framework::started);
    assertThat(chosen()).isEqualTo("a-framework");
  }

  @Test
  void a_product_of_which_a_class_has_been_woven_that_others_have_too_is_not_waited_for()
      throws Exception {
    seen("a-container").started();
    servers.put("a-product", new Server("a-product"));
    assertThat(chosen()).isEqualTo("a-container");
    assertThat(ticker.now).isZero();
  }

  @Test
  void a_component_alone_never_reports() throws Exception {
    seen("a-component").started();
    ticker.then(() -> seen("a-framework").started());
    assertThat(chosen()).isEqualTo("a-framework");
  }

  @Test
  void a_product_reports_rather_than_the_product_that_is_a_part_of_it() throws Exception {
    write("whole", "product", "\"parts\": \"a-product\",");
    seen("a-product").started();
    seen("whole").started();
    assertThat(chosen()).isEqualTo("whole");
  }

  @Test
  void a_part_waits_for_the_product_that_holds_it() throws Exception {
    write("whole", "product", "\"parts\": [\"a-product\"],");
    seen("a-product").started();
    var whole = seen("whole");
    ticker.then(() -> {});
    ticker.then(whole::started);
    assertThat(chosen()).isEqualTo("whole");
  }

  @Test
  void a_product_may_hold_what_is_of_a_higher_rank() throws Exception {
    write("whole", "container", "\"parts\": [\"a-product\"],");
    seen("a-product").started();
    seen("whole").started();
    assertThat(chosen()).isEqualTo("whole");
  }

  @Test
  void of_two_of_one_rank_the_one_that_started_first_is_chosen() throws Exception {
    write("second", "product", "");
    write("first", "product", "");
    seen("first").started();
    seen("second").started();
    seen("a-product");
    assertThat(chosen()).isEqualTo("first");
  }

  @Test
  void a_server_that_is_only_named_has_to_live_for_a_minute() throws Exception {
    seen(NamedServer.ID).started();
    assertThat(chosen()).isEqualTo(NamedServer.ID);
    assertThat(ticker.now).isEqualTo(Duration.ofSeconds(60).toNanos());
  }

  @Test
  void and_gives_one_that_is_known_ten_minutes_to_start() throws Exception {
    seen(NamedServer.ID).started();
    var container = seen("a-container");
    for (var second = 0; second < 300; second++) {
      ticker.then(() -> {});
    }
    ticker.then(container::started);
    assertThat(chosen()).isEqualTo("a-container");
  }

  private void write(String id, String rank, String more) throws IOException {
    Files.writeString(
        folder.resolve(id + ".json"),
        """
        {
          "id": "%s", "product": "A product", "rank": "%s", %s
          "capture": { "server": { "on": "exit of a.B.c()", "means": "started" } },
          "message": {}
        }
        """
            .formatted(id, rank, more));
  }

  /** A server of which a class has been woven. */
  private Server seen(String profile) {
    var server = new Server(profile);
    server.place(
        new Hook(
            profile,
            "a.B",
            Point.EXIT,
            "c",
            "()",
            new Taken(Taken.THIS),
            null,
            "",
            "server",
            Effect.KEEP_LATEST,
            Meaning.STARTED));
    servers.put(profile, server);
    return server;
  }

  private String chosen() throws Exception {
    var profiles = Profiles.read(List.of(new File(folder.toString())), NamedServer.of(named()));
    return new Precedence(profiles, servers, ticker).choose().profile().id();
  }

  /** Does something whenever somebody waits, then lets the time pass. */
  private static final class ScriptedTicker implements Ticker {
    private final Queue<Runnable> script = new ArrayDeque<>();
    private long now;

    void then(Runnable event) {
      script.add(event);
    }

    @Override
    public long nanos() {
      return now;
    }

    @Override
    public void parkUntil(long nanos) {
      var event = script.poll();
      if (event != null) {
        event.run();
      } else if (nanos == NEVER) {
        throw new AssertionError("parked for ever");
      } else {
        now = nanos;
      }
    }
  }

  private static Settings named() throws BadSetting {
    return SettingsReader.read("product=My Server,version=2.4.1", ProcessValues.ofThisProcess());
  }
}
