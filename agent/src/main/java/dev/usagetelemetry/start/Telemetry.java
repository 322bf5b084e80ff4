package dev.usagetelemetry.start;

import dev.usagetelemetry.capture.Readings;
import dev.usagetelemetry.disclose.Consent;
import dev.usagetelemetry.instrument.GuestThread;
import dev.usagetelemetry.instrument.Modules;
import dev.usagetelemetry.instrument.Watcher;
import dev.usagetelemetry.profile.Profile;
import dev.usagetelemetry.report.MessageJson;
import dev.usagetelemetry.report.Reporter;
import dev.usagetelemetry.report.Reporter.Inside;
import dev.usagetelemetry.schedule.Report;
import dev.usagetelemetry.schedule.Schedule;
import dev.usagetelemetry.schedule.TelemetryLoop;
import dev.usagetelemetry.schedule.Ticker;
import dev.usagetelemetry.settings.Settings;
import dev.usagetelemetry.transmit.Deadlines;
import dev.usagetelemetry.transmit.ProxySettings;
import dev.usagetelemetry.transmit.Transmission;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The agent's one thread, from the first start of a server on: finds out which server this JVM is,
 * and puts together what tells of it.
 */
final class Telemetry implements Runnable {

  private final Settings settings;
  private final Profiles profiles;
  private final Instrumentation instrumentation;
  private final Map<String, Server> servers;
  private final Watcher watcher;

  Telemetry(
      Settings settings,
      Profiles profiles,
      Instrumentation instrumentation,
      Map<String, Server> servers,
      Watcher watcher) {
    this.settings = settings;
    this.profiles = profiles;
    this.instrumentation = instrumentation;
    this.servers = servers;
    this.watcher = watcher;
  }

  /** Starts the thread. */
  Thread begin() {
    var thread = GuestThread.of("usage-telemetry", this);
    thread.start();
    return thread;
  }

  @Override
  public void run() {
    try {
      var chosen = new Precedence(profiles, servers, Ticker.system()).choose();
      // Not since this thread runs: a connection pool may have woken it long before the server.
      var sinceTheStart = Ticker.begun(chosen.server().uptimeNanos());
      loop(chosen.server(), chosen.profile(), sinceTheStart).run();
    } catch (Throwable failure) {
      System.err.println(
          "Usage telemetry stays off: it could not start ("
              + failure.getClass().getSimpleName()
              + ").");
    }
  }

  private TelemetryLoop loop(Server server, Profile profile, Ticker ticker) {
    var named = new Naming(settings);
    var identity = named.identity(profile);
    var consent =
        Consent.decide(
            identity.optOutVariable(), System::getenv, named.optOuts(profile), settings.endpoint());
    var reporter =
        new Reporter(
            profile,
            () -> readings(server, profile),
            () -> inside(server),
            server::uptimeNanos,
            Clock.systemUTC());
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
            new Logs(instrumentation, settings.console(), () -> readings(server, profile))
                .of(profile, server.captured().loader()),
            new WatchEnd(
                ticker, watcher, () -> !profile.holdsOthers() && server.isWoven(profile.hooks())));
    server.reportedBy(loop);
    atShutdown(server);
    return loop;
  }

  private static Report report(Reporter reporter, Server server) {
    var report = reporter.report();
    var message = report.message();
    var leftOut = new ArrayList<>(report.leftOut());
    leftOut.addAll(server.missing());
    return new Report(MessageJson.indented(message), MessageJson.compact(message), leftOut);
  }

  /**
   * Whatever else has started in this JVM, in an order that does not change from one message to the
   * next; a profile that cannot be read any more is left out.
   */
  private List<Inside> inside(Server reporting) {
    var inside = new ArrayList<Inside>();
    for (var server : new TreeMap<>(servers).values()) {
      if (server != reporting && server.isRunning()) {
        try {
          var profile = profiles.get(server.profile());
          inside.add(new Inside(profile, readings(server, profile)));
        } catch (IOException gone) {
          // The jar was replaced under us.
        }
      }
    }
    return inside;
  }

  private Readings readings(Server server, Profile profile) {
    return new Readings(
        profile.lets(),
        server.captured(),
        type -> Modules.open(instrumentation, type),
        instrumentation::getAllLoadedClasses);
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
