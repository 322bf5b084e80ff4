package dev.usagetelemetry.it;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Opted out, or with nowhere to send to, nothing leaves: seen from outside the process. */
class OptOutIT {

  @TempDir Path directory;

  /**
   * The stand-in store contacts nobody, so whatever is contacted would be on our account. The
   * control with an endpoint shows that the trace sees it when somebody is. (The JDK's network
   * library makes sockets when it is loaded, to see whether there is IPv6, and closes them.)
   */
  @ParameterizedTest
  @CsvSource({
    "opted out,EVENT_STORE_TELEMETRY_OPTOUT,true,true",
    "no endpoint,UNRELATED,x,false",
  })
  void nobody_is_contacted_and_no_name_is_looked_up_across_two_cycles(
      String state, String variable, String value, boolean withEndpoint) throws Exception {
    assumeThat(SystemCalls.canBeSeen()).as("strace is installed").isTrue();
    var store = new EventStore(directory);
    var endpoint = withEndpoint ? ",endpoint=https://telemetry.example.com/" : "";
    var command = store.command(EventStore.settings(endpoint)).variable(variable, value);
    var calls = SystemCalls.of(command, directory);
    try (var process = store.start(command)) {
      awaitMessages(store, 2);
      stop(process);
    }
    assertThat(calls.portsContacted()).as(state).isEmpty();
    assertThat(store.log()).contains("not sent");

    var plain = new EventStore(directory.resolve("plain"));
    var without = plain.command("").variable("USAGE_TELEMETRY_DISABLED", "true");
    var callsWithout = SystemCalls.of(without, directory.resolve("plain"));
    try (var process = plain.start(without)) {
      stop(process);
    }
    assertThat(calls.nameServiceCalls()).isEqualTo(callsWithout.nameServiceCalls());
  }

  @Test
  void the_trace_would_show_a_connection() throws Exception {
    assumeThat(SystemCalls.canBeSeen()).as("strace is installed").isTrue();
    var store = new EventStore(directory);
    try (var receiver = new Receiver()) {
      var command = store.command(EventStore.settings(",endpoint=" + receiver.url()));
      var calls = SystemCalls.of(command, directory);
      try (var process = store.start(command)) {
        receiver.awaitAny();
        stop(process);
      }
      assertThat(calls.portsContacted()).contains(java.net.URI.create(receiver.url()).getPort());
    }
  }

  /**
   * Kafka talks to itself; what it contacts must be the same ports as without the agent: its own.
   */
  @Test
  void an_opted_out_broker_contacts_its_own_ports_only() throws Exception {
    assumeThat(SystemCalls.canBeSeen()).as("strace is installed").isTrue();
    var trace = directory.resolve("strace.txt");
    var kafka =
        Kafka.alone(Versions.newest("kafka"), directory)
            .variable("KAFKA_TELEMETRY_OPTOUT", "true")
            .under("strace", "-f", "-qq", "-e", "trace=network", "-o", trace.toString());
    try (var receiver = new Receiver()) {
      try (var process =
          kafka.start("first-report=PT1S,interval=PT2S,endpoint=" + receiver.url())) {
        await()
            .atMost(60, SECONDS)
            .pollInterval(200, MILLISECONDS)
            .until(() -> count(kafka.serverLog(), "Usage telemetry, not sent") >= 2);
        assertThat(process.isAlive()).isTrue();
      }
      assertThat(receiver.bodies()).isEmpty();
      assertThat(SystemCalls.into(trace).portsContacted())
          .isNotEmpty()
          .doesNotContain(53, java.net.URI.create(receiver.url()).getPort());
    }
    assertThat(kafka.serverLog()).contains("You have opted out").contains("  \"version\": \"");
  }

  @ParameterizedTest
  @CsvSource({
    "EVENT_STORE_TELEMETRY_OPTOUT,true,out",
    "EVENT_STORE_TELEMETRY_OPTOUT,TRUE,out",
    "EVENT_STORE_TELEMETRY_OPTOUT,1,out",
    "EVENT_STORE_TELEMETRY_OPTOUT,yes,out",
    "EVENT_STORE_TELEMETRY_OPTOUT,on,out",
    "DO_NOT_TRACK,1,out",
    "USAGE_TELEMETRY_OPTOUT,true,out",
    "EVENT_STORE_TELEMETRY_OPTOUT,maybe,warned",
    "EVENT_STORE_TELEMETRY_OPTOUT,false,in",
    "EVENT_STORE_TELEMETRY_OPTOUT,0,in",
    "EVENT_STORE_TELEMETRY_OPTOUT,'',in",
  })
  void the_values_of_the_variable_mean_what_the_documentation_says(
      String variable, String value, String outcome) throws Exception {
    var store = new EventStore(directory);
    try (var receiver = new Receiver();
        var process =
            store.start(
                store
                    .command(EventStore.settings(",endpoint=" + receiver.url()))
                    .variable(variable, value))) {
      awaitMessages(store, 1);
      if (outcome.equals("in")) {
        receiver.awaitAny();
        assertThat(store.log()).contains("You can opt out");
      } else {
        assertThat(store.log()).contains("You have opted out of sending it by setting");
        assertThat(store.log()).contains(variable);
        awaitMessages(store, 2);
        assertThat(receiver.bodies()).isEmpty();
      }
      assertThat(store.log().contains("neither true nor false"))
          .isEqualTo(outcome.equals("warned"));
      assertThat(process.isAlive()).isTrue();
    }
  }

  private static void stop(JavaProcess process) throws IOException {
    process.say("stop");
    process.awaitExit(Duration.ofSeconds(30));
  }

  private static void awaitMessages(EventStore store, int messages) {
    await()
        .atMost(60, SECONDS)
        .pollInterval(200, MILLISECONDS)
        .ignoreExceptions()
        .until(() -> count(store.log(), "\n  \"uptime\": \"") >= messages);
  }

  private static int count(String text, String part) {
    return text.split(java.util.regex.Pattern.quote(part), -1).length - 1;
  }
}
