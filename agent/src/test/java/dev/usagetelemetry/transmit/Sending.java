package dev.usagetelemetry.transmit;

import dev.usagetelemetry.disclose.Consent;
import dev.usagetelemetry.disclose.Endpoint;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** What the tests of sending share: short deadlines, a fixed clock, a consent. */
final class Sending {

  static final Deadlines SHORT = new Deadlines(Duration.ofMillis(300), Duration.ofMillis(600));

  /** For what does answer: a machine with much else to do shall not fail the test. */
  static final Deadlines AMPLE = new Deadlines(Duration.ofSeconds(5), Duration.ofSeconds(10));

  static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);
  static final ProxySettings NO_PROXY = new ProxySettings(name -> null, name -> null);
  static final byte[] JSON = "{\"version\":\"1.0.0ü\"}".getBytes(StandardCharsets.UTF_8);

  private Sending() {}

  static Transmission transmission() {
    return new Transmission(SHORT, NO_PROXY, CLOCK);
  }

  static Outcome send(String url) {
    return transmission().send(consentTo(url), JSON);
  }

  static Outcome sendInAmpleTime(String url) {
    return new Transmission(AMPLE, NO_PROXY, CLOCK).send(consentTo(url), JSON);
  }

  static Outcome sendTrusting(String certificate, ProxySettings proxies, String url) {
    return new Transmission(AMPLE, proxies, CLOCK, TestTls.trusting(certificate))
        .send(consentTo(url), JSON);
  }

  static Consent.Granted consentTo(String url) {
    Consent consent =
        Consent.decide(
            "X", name -> null, List.of(), Optional.of(Endpoint.of(url)), Optional.empty());
    return (Consent.Granted) consent;
  }

  static Outcome failed(String reason) {
    return new Outcome.Failed(reason);
  }

  /** Threads of ours that are alive. */
  static List<String> ourThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.startsWith("usage-telemetry"))
        .toList();
  }
}
