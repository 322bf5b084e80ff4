package dev.usagetelemetry.start;

import dev.usagetelemetry.disclose.Consent;
import dev.usagetelemetry.disclose.Identity;
import dev.usagetelemetry.disclose.TelemetryMXBean;
import dev.usagetelemetry.profile.Profile;
import dev.usagetelemetry.report.Reporter;
import dev.usagetelemetry.schedule.Ending;
import dev.usagetelemetry.schedule.Report;
import dev.usagetelemetry.schedule.TelemetryLoop;
import dev.usagetelemetry.schedule.Witness;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** How things stand with the telemetry of this JVM, for whoever asks: JMX, {@code explain}. */
final class Standing implements TelemetryMXBean, Witness {

  private final Server server;
  private final Profile profile;
  private final Identity identity;
  private final Consent consent;
  private final Reporter reporter;
  private final Clock clock;
  private final AtomicLong sentBytes = new AtomicLong();
  private volatile @Nullable TelemetryLoop loop;
  private volatile @Nullable Past last;

  /** A message that was made, and what became of it. */
  private record Past(Report report, Ending ending) {}

  Standing(
      Server server,
      Profile profile,
      Identity identity,
      Consent consent,
      Reporter reporter,
      Clock clock) {
    this.server = server;
    this.profile = profile;
    this.identity = identity;
    this.consent = consent;
    this.reporter = reporter;
    this.clock = clock;
  }

  Server server() {
    return server;
  }

  Profile profile() {
    return profile;
  }

  /** Makes the messages; whoever asks for one while one is made waits for it. */
  Reporter reporter() {
    return reporter;
  }

  /** From now on the next report can be told. */
  void scheduledBy(TelemetryLoop loop) {
    this.loop = loop;
  }

  @Override
  public void ended(Report report, Ending ending) {
    if (ending.kind() == Ending.Kind.SENT) {
      sentBytes.addAndGet(report.compact().length);
    }
    last = new Past(report, ending);
  }

  /** Bytes of messages that the endpoint took. */
  long sentBytes() {
    return sentBytes.get();
  }

  @Override
  public String getProduct() {
    return identity.product();
  }

  @Override
  public String getConsent() {
    if (consent instanceof Consent.OptedOut out) {
      return "opted out by " + out.source();
    } else if (consent instanceof Consent.Forbidden) {
      return "forbidden by the policy of the organization";
    } else if (consent instanceof Consent.Granted granted) {
      return granted.isByPolicy()
          ? "to the collector of the organization's policy only"
          : "nobody has opted out";
    }
    return "no endpoint is set";
  }

  @Override
  public String getEndpoint() {
    return consent instanceof Consent.Granted granted ? granted.endpoint().toString() : "";
  }

  @Override
  public String getNextReport() {
    var running = loop;
    return running == null
        ? ""
        : running
            .untilNext()
            .map(wait -> clock.instant().plus(wait).truncatedTo(ChronoUnit.SECONDS).toString())
            .orElse("");
  }

  @Override
  public String getLastOutcome() {
    var past = last;
    return past == null ? "" : past.ending().toString();
  }

  @Override
  public String getLastMessage() {
    var past = last;
    return past == null ? "" : past.report().indented();
  }
}
