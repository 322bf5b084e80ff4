package dev.usagetelemetry.start;

import dev.usagetelemetry.disclose.Consent;
import dev.usagetelemetry.disclose.Management;
import dev.usagetelemetry.instrument.GuestThread;
import dev.usagetelemetry.instrument.Watcher;
import dev.usagetelemetry.ledger.Ledger;
import dev.usagetelemetry.ledger.LedgerWitness;
import dev.usagetelemetry.profile.Profile;
import dev.usagetelemetry.report.MessageJson;
import dev.usagetelemetry.report.Reporter;
import dev.usagetelemetry.schedule.Report;
import dev.usagetelemetry.schedule.Schedule;
import dev.usagetelemetry.schedule.TelemetryLoop;
import dev.usagetelemetry.schedule.Ticker;
import dev.usagetelemetry.schedule.Witness;
import dev.usagetelemetry.transmit.Deadlines;
import dev.usagetelemetry.transmit.ProxySettings;
import dev.usagetelemetry.transmit.Transmission;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The agent's one thread, from the first start of a server on: finds out which server this JVM is,
 * and puts together what tells of it.
 */
final class Telemetry implements Runnable {

  private final Surroundings here;
  private final Watcher watcher;
  private volatile @Nullable Standing standing;

  Telemetry(Surroundings here, Watcher watcher) {
    this.here = here;
    this.watcher = watcher;
  }

  /** Starts the thread. */
  Thread begin() {
    var thread = GuestThread.of("usage-telemetry", this);
    thread.start();
    return thread;
  }

  /** How things stand; null until it is known which server this JVM is. */
  @Nullable Standing standing() {
    return standing;
  }

  @Override
  public void run() {
    try {
      var ticker = Ticker.system();
      var chosen = new Precedence(here.profiles(), here.servers(), ticker).choose();
      loop(chosen.server(), chosen.profile(), ticker).run();
    } catch (Throwable failure) {
      System.err.println(
          "Usage telemetry stays off: it could not start ("
              + failure.getClass().getSimpleName()
              + ").");
    }
  }

  private TelemetryLoop loop(Server server, Profile profile, Ticker ticker) {
    var settings = here.settings();
    var named = new Naming(settings);
    var identity = named.identity(profile);
    var consent =
        Consent.decide(
            identity.optOutVariable(),
            System::getenv,
            named.optOuts(profile),
            settings.endpoint(),
            settings.policy());
    var reporter = here.reporter(server, profile);
    var known = new Standing(server, profile, identity, consent, reporter, Clock.systemUTC());
    var transmission =
        new Transmission(
            Deadlines.STANDARD,
            new ProxySettings(System::getProperty, System::getenv),
            Clock.systemUTC());
    var loop =
        new TelemetryLoop(
            identity,
            consent,
            () -> report(reporter, server),
            transmission::send,
            new Schedule(
                settings.firstReport().orElse(Schedule.FIRST),
                settings.interval().orElse(Schedule.INTERVAL)),
            new Logs(
                    here.instrumentation(),
                    settings.console(),
                    () -> here.readings(server, profile))
                .of(profile, server.captured().loader()),
            new WatchEnd(
                ticker, watcher, () -> !profile.holdsOthers() && server.isWoven(profile.hooks())),
            witnesses(known, profile));
    known.scheduledBy(loop);
    standing = known;
    server.reportedBy(loop);
    atShutdown(server);
    return loop;
  }

  /** The ledger first: what JMX shows has been written down. */
  private List<Witness> witnesses(Standing known, Profile profile) {
    var witnesses = new ArrayList<Witness>();
    var file = here.settings().ledger();
    if (file.isPresent()) {
      var ledger = new Ledger(file.get().toPath());
      witnesses.add(new LedgerWitness(ledger, profile.id(), Clock.systemUTC()));
    }
    witnesses.add(known);
    var management = new Management(here.instrumentation()::getAllLoadedClasses);
    management.offer(known, profile.id());
    witnesses.add((report, ending) -> management.offer(known, profile.id()));
    return witnesses;
  }

  private static Report report(Reporter reporter, Server server) {
    var report = reporter.report();
    var message = report.message();
    var leftOut = new ArrayList<>(report.leftOut());
    leftOut.addAll(server.missing());
    return new Report(MessageJson.indented(message), MessageJson.compact(message), leftOut);
  }

  /**
   * For servers that run none of their own methods on SIGTERM (ZooKeeper, H2): a report that falls
   * into the shutdown would show a server half gone. The hook sets a field and delays nothing.
   */
  private static void atShutdown(Server server) {
    try {
      Runtime.getRuntime()
          .addShutdownHook(GuestThread.of("usage-telemetry-stopping", server::stopping));
    } catch (IllegalStateException shuttingDownAlready) {
      server.stopping();
    }
  }
}
