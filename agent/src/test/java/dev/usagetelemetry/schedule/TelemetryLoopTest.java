package dev.usagetelemetry.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usagetelemetry.disclose.Consent;
import dev.usagetelemetry.disclose.ConsoleMode;
import dev.usagetelemetry.disclose.Disclosure;
import dev.usagetelemetry.disclose.Endpoint;
import dev.usagetelemetry.disclose.Identity;
import dev.usagetelemetry.disclose.TelemetryLog;
import dev.usagetelemetry.transmit.Outcome;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TelemetryLoopTest {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final Identity IDENTITY =
      new Identity("Kafka", "Example", "https://example.org/more", "KAFKA_TELEMETRY_OPTOUT");
  private static final Outcome DELIVERED = new Outcome.Delivered();
  private static final Outcome STATUS_500 = new Outcome.Failed("status 500", OptionalLong.empty());

  private final SimulatedTicker ticker = new SimulatedTicker();
  private final List<String> log = new ArrayList<>();
  private final List<Duration> reported = new ArrayList<>();
  private final List<Duration> sent = new ArrayList<>();
  private final List<String> bodies = new ArrayList<>();

  /** What the endpoint answers in turn; then it accepts. */
  private final Deque<Outcome> answers = new ArrayDeque<>();

  /** What happens in the next reports in turn, before they are made. */
  private final Deque<Runnable> mishaps = new ArrayDeque<>();

  private List<String> leftOut = List.of();

  /** What a witness was told, with times. */
  private final List<String> account = new ArrayList<>();

  private final Witness witness =
      new Witness() {
        @Override
        public void sending(Report report) {
          account.add("sending");
        }

        @Override
        public void ended(Report report, Ending ending) {
          account.add(ending.toString());
          Optional.ofNullable(troubles.poll()).ifPresent(Runnable::run);
        }
      };

  private final Deque<Runnable> troubles = new ArrayDeque<>();

  @Test
  void in_30_days_there_is_one_message_at_1_hour_and_one_every_24_without_drift() {
    run(granted(), Duration.ofDays(30));

    List<Duration> expected = IntStream.range(0, 30).mapToObj(day -> HOUR.plusDays(day)).toList();
    assertThat(reported).isEqualTo(expected);
    assertThat(sent).isEqualTo(expected);
  }

  @Test
  void cycles_that_take_long_do_not_make_it_drift() {
    for (int i = 0; i < 5; i++) {
      mishaps.add(() -> ticker.pass(Duration.ofSeconds(10)));
    }

    run(granted(), Duration.ofDays(5));

    assertThat(reported)
        .containsExactly(
            HOUR, HOUR.plusDays(1), HOUR.plusDays(2), HOUR.plusDays(3), HOUR.plusDays(4));
  }

  @Test
  void there_is_not_one_wake_up_between_two_cycles() {
    run(granted(), Duration.ofDays(30));

    assertThat(ticker.parked()).isEqualTo(31);
  }

  @Test
  void a_server_that_runs_for_less_than_an_hour_never_reports() {
    run(granted(), Duration.ofMinutes(59));

    assertThat(reported).isEmpty();
    assertThat(log).containsExactly(Disclosure.text(IDENTITY, granted()));
  }

  @Test
  void a_machine_that_slept_for_a_week_sends_once() {
    ticker.sleep(Duration.ofDays(2), Duration.ofDays(9));

    run(granted(), Duration.ofDays(11));

    assertThat(sent)
        .containsExactly(
            HOUR, HOUR.plusDays(1), Duration.ofDays(9), HOUR.plusDays(9), HOUR.plusDays(10));
  }

  @Test
  void the_disclosure_comes_first_and_once() {
    run(granted(), Duration.ofDays(3));

    String disclosure = Disclosure.text(IDENTITY, granted());
    assertThat(log.get(0)).isEqualTo(disclosure);
    assertThat(log).containsOnlyOnce(disclosure);
  }

  @Test
  void the_indented_message_is_logged_with_the_url_before_the_compact_one_is_sent() {
    run(granted(), Duration.ofHours(2));

    assertThat(log)
        .endsWith("Sending usage telemetry to https://example.org/t:\n{\n  \"a\": 1\n}", "<sent>");
    assertThat(bodies).containsExactly("{\"a\":1}");
  }

  @Test
  void opted_out_the_message_is_logged_with_a_line_that_says_so_and_not_sent() {
    Consent out = consent(Map.of("KAFKA_TELEMETRY_OPTOUT", "true"), true);

    run(out, Duration.ofHours(2));

    assertThat(sent).isEmpty();
    assertThat(log)
        .containsExactly(
            Disclosure.text(IDENTITY, out),
            "Usage telemetry, not sent, since you have opted out by setting the environment"
                + " variable KAFKA_TELEMETRY_OPTOUT:\n{\n  \"a\": 1\n}");
  }

  @Test
  void a_value_that_is_not_understood_is_told_of_once() {
    Consent out = consent(Map.of("KAFKA_TELEMETRY_OPTOUT", "maybe"), true);

    run(out, Duration.ofDays(3));

    assertThat(sent).isEmpty();
    assertThat(log)
        .containsOnlyOnce(
            "Usage telemetry: neither true nor false, so it counts as opted out: the environment"
                + " variable KAFKA_TELEMETRY_OPTOUT");
  }

  @Test
  void without_an_endpoint_the_message_is_logged_with_a_line_that_says_so_and_not_sent() {
    run(new Consent.NoEndpoint(), Duration.ofHours(2));

    assertThat(sent).isEmpty();
    assertThat(log)
        .contains("Usage telemetry, not sent, since no endpoint is set:\n{\n  \"a\": 1\n}");
  }

  @Test
  void sections_that_were_left_out_are_named_in_one_line() {
    leftOut = List.of("gossip", "projections");

    run(granted(), Duration.ofHours(2));

    assertThat(log)
        .contains("Usage telemetry: left out, as they could not be read: gossip, projections");
  }

  @Test
  void a_failed_cycle_makes_three_attempts_and_one_line_and_the_next_one_sends() {
    answers.addAll(List.of(STATUS_500, STATUS_500, STATUS_500));

    run(granted(), Duration.ofHours(26));

    assertThat(sent)
        .containsExactly(HOUR, HOUR.plusMinutes(1), HOUR.plusMinutes(6), HOUR.plusDays(1));
    assertThat(reported).containsExactly(HOUR, HOUR.plusDays(1));
    assertThat(log).containsOnlyOnce("Usage telemetry: this message could not be sent: status 500");
  }

  @Test
  void an_attempt_that_succeeds_after_one_that_failed_is_no_failure() {
    answers.add(STATUS_500);

    run(granted(), Duration.ofHours(2));

    assertThat(sent).containsExactly(HOUR, HOUR.plusMinutes(1));
    assertThat(log).noneMatch(line -> line.contains("could not be sent"));
  }

  @Test
  void retry_after_is_honored() {
    answers.add(new Outcome.Failed("status 429", OptionalLong.of(240)));

    run(granted(), Duration.ofHours(2));

    assertThat(sent).containsExactly(HOUR, HOUR.plusMinutes(4));
  }

  @Test
  void retry_after_beyond_the_window_is_silence_until_the_next_cycle() {
    answers.add(new Outcome.Failed("status 429", OptionalLong.of(3600)));

    run(granted(), Duration.ofHours(26));

    assertThat(sent).containsExactly(HOUR, HOUR.plusDays(1));
    assertThat(log).containsOnlyOnce("Usage telemetry: this message could not be sent: status 429");
  }

  @Test
  void nothing_that_is_thrown_in_a_cycle_ends_the_loop() {
    mishaps.add(
        () -> {
          throw new IllegalStateException("secret");
        });
    mishaps.add(
        () -> {
          throw new NoClassDefFoundError("secret");
        });

    run(granted(), Duration.ofDays(3));

    assertThat(sent).containsExactly(HOUR.plusDays(2));
    assertThat(log)
        .contains(
            "Usage telemetry: not made: IllegalStateException",
            "Usage telemetry: not made: NoClassDefFoundError")
        .noneMatch(line -> line.contains("secret"));
  }

  @Test
  void a_stopped_server_is_not_reported_and_goes_on_from_its_first_start() {
    try (Running running = running(granted(), Duration.ofDays(5))) {
      ticker.at(Duration.ofHours(3), running.loop()::serverStopped);
      ticker.at(Duration.ofHours(50), running.loop()::serverStarted);
    }

    assertThat(reported).containsExactly(HOUR, HOUR.plusDays(3), HOUR.plusDays(4));
    assertThat(log).containsOnlyOnce(Disclosure.text(IDENTITY, granted()));
  }

  @Test
  void a_server_that_is_restarted_every_half_an_hour_is_reported_all_the_same() {
    try (Running running = running(granted(), Duration.ofHours(3))) {
      for (long minutes = 20; minutes < 180; minutes += 30) {
        ticker.at(Duration.ofMinutes(minutes), running.loop()::serverStopped);
        ticker.at(Duration.ofMinutes(minutes + 1), running.loop()::serverStarted);
      }
    }

    assertThat(reported).containsExactly(HOUR);
  }

  @Test
  void a_server_that_stops_between_two_attempts_ends_them_in_silence() {
    answers.add(STATUS_500);
    try (Running running = running(granted(), Duration.ofHours(3))) {
      ticker.at(HOUR.plusSeconds(30), running.loop()::serverStopped);
    }

    assertThat(sent).containsExactly(HOUR);
    assertThat(log).noneMatch(line -> line.contains("could not be sent"));
  }

  @Test
  void a_server_that_stops_while_its_message_is_made_sends_nothing() {
    try (Running running = running(granted(), Duration.ofHours(3))) {
      mishaps.add(running.loop()::serverStopped);
    }

    assertThat(reported).containsExactly(HOUR);
    assertThat(sent).isEmpty();
  }

  @Test
  void a_witness_is_told_of_each_message_before_it_is_sent_and_how_it_ended() {
    answers.addAll(List.of(STATUS_500, STATUS_500, STATUS_500));
    run(granted(), Duration.ofHours(26));

    assertThat(account).containsExactly("sending", "failed: status 500", "sending", "sent");
  }

  @Test
  void a_message_that_is_not_sent_has_an_ending_too() {
    run(consent(Map.of("DO_NOT_TRACK", "1"), true), Duration.ofHours(2));
    run(consent(Map.of(), false), Duration.ofHours(26));
    run(new Consent.Forbidden(), Duration.ofHours(50));

    assertThat(account)
        .containsExactly(
            "not sent: opted out", "not sent: no endpoint", "not sent: forbidden by policy");
  }

  @Test
  void a_witness_that_fails_is_one_line_and_takes_nothing_with_it() {
    troubles.add(
        () -> {
          throw new IllegalStateException("secret");
        });
    run(granted(), Duration.ofHours(26));

    assertThat(sent).hasSize(2);
    assertThat(log)
        .contains("Usage telemetry: not kept: IllegalStateException")
        .noneMatch(line -> line.contains("secret"));
  }

  /** A loop that has been made, and runs to its end when closed. */
  private record Running(TelemetryLoop loop) implements AutoCloseable {
    @Override
    public void close() {
      loop.run();
    }
  }

  private void run(Consent consent, Duration time) {
    running(consent, time).close();
  }

  private Running running(Consent consent, Duration time) {
    TelemetryLog telemetryLog =
        new TelemetryLog(log::add, text -> false, text -> false, ConsoleMode.AUTO, false);
    Schedule schedule = new Schedule(HOUR, Duration.ofHours(24));
    TelemetryLoop loop =
        new TelemetryLoop(
            IDENTITY,
            consent,
            this::report,
            this::send,
            schedule,
            telemetryLog,
            ticker,
            List.of(witness));
    ticker.at(time, loop::end);
    return new Running(loop);
  }

  private Report report() {
    reported.add(ticker.now());
    Optional.ofNullable(mishaps.poll()).ifPresent(Runnable::run);
    byte[] compact = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);
    return new Report("{\n  \"a\": 1\n}", compact, leftOut);
  }

  private Outcome send(Consent.Granted consent, byte[] json) {
    assertThat(consent.endpoint()).hasToString("https://example.org/t");
    sent.add(ticker.now());
    bodies.add(new String(json, StandardCharsets.UTF_8));
    log.add("<sent>");
    return Optional.ofNullable(answers.poll()).orElse(DELIVERED);
  }

  private static Consent granted() {
    return consent(Map.of(), true);
  }

  private static Consent consent(Map<String, String> environment, boolean endpoint) {
    return Consent.decide(
        IDENTITY.optOutVariable(),
        environment::get,
        List.of(),
        endpoint ? Optional.of(Endpoint.of("https://example.org/t")) : Optional.empty(),
        Optional.empty());
  }
}
