package dev.usagetelemetry.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.usagetelemetry.schedule.Ending;
import dev.usagetelemetry.schedule.Report;
import dev.usagetelemetry.schedule.Witness;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps every message of one server in a ledger. Used by one thread. */
public final class LedgerWitness implements Witness {

  private final Ledger ledger;
  private final String profile;
  private final Clock clock;
  private @Nullable UUID underWay;

  /**
   * For one server.
   *
   * @param profile the id of its profile
   */
  public LedgerWitness(Ledger ledger, String profile, Clock clock) {
    this.ledger = ledger;
    this.profile = profile;
    this.clock = clock;
  }

  @Override
  public void sending(Report report) {
    underWay = null;
    var id = UUID.randomUUID();
    append(id, new String(report.compact(), UTF_8), null);
    underWay = id;
  }

  @Override
  public void ended(Report report, Ending ending) {
    var id = underWay;
    underWay = null;
    if (id != null) {
      append(id, null, ending.toString());
    } else {
      append(UUID.randomUUID(), new String(report.compact(), UTF_8), ending.toString());
    }
  }

  private void append(UUID id, @Nullable String message, @Nullable String outcome) {
    try {
      ledger.append(new Entry(clock.instant(), id, profile, message, outcome));
    } catch (IOException notWritten) {
      throw new UncheckedIOException(notWritten);
    }
  }
}
