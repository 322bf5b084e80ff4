package dev.usagetelemetry.start;

import dev.usagetelemetry.capture.Readings;
import dev.usagetelemetry.disclose.Consent;
import dev.usagetelemetry.disclose.Console;
import dev.usagetelemetry.disclose.Identity;
import dev.usagetelemetry.disclose.LogRoute;
import dev.usagetelemetry.disclose.OptOut;
import dev.usagetelemetry.disclose.ServerLog;
import dev.usagetelemetry.disclose.ServerLogging;
import dev.usagetelemetry.disclose.TelemetryLog;
import dev.usagetelemetry.instrument.GuestThread;
import dev.usagetelemetry.instrument.Modules;
import dev.usagetelemetry.instrument.Watcher;
import dev.usagetelemetry.profile.LogWay;
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
import java.util.Optional;

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
      var ticker = Ticker.system();
      var chosen = new Precedence(profiles, servers, ticker).choose();
      loop(chosen.server(), chosen.profile(), ticker).run();
    } catch (Throwable failure) {
      System.err.println(
          "Usage telemetry stays off: it could not start ("
              + failure.getClass().getSimpleName()
              + ").");
    }
  }

  private TelemetryLoop loop(Server server, Profile profile, Ticker ticker) {
    var identity = identity(profile);
    var consent =
        Consent.decide(
            identity.optOutVariable(), System::getenv, optOuts(profile), settings.endpoint());
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
            log(server, profile),
            new WatchEnd(ticker, watcher, () -> server.isWoven(profile.hooks())));
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
   * What the settings say, and the variable that is made from the profile: a vendor who names the
   * product otherwise does not take an operator's opt-out away.
   */
  private List<OptOut> optOuts(Profile profile) {
    var all = new ArrayList<>(settings.optOuts());
    var variable = Identity.optOutVariableOf(profile.id());
    var value = System.getenv(variable);
    if (value != null) {
      all.add(new OptOut("the environment variable " + variable, value));
    }
    return all;
  }

  /** Whatever else has started in this JVM; a profile that cannot be read any more is left out. */
  private List<Inside> inside(Server reporting) {
    var inside = new ArrayList<Inside>();
    for (var server : servers.values()) {
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

  private TelemetryLog log(Server server, Profile profile) {
    var loader = server.captured().loader();
    var order = new ArrayList<ServerLogging>();
    for (var way : profile.log()) {
      order.add(logging(way, server, profile));
    }
    var serverLog =
        new ServerLog(
            loader == null ? ClassLoader.getSystemClassLoader() : loader,
            order.isEmpty() ? LogRoute.DEFAULT_ORDER : order,
            instrumentation::getAllLoadedClasses);
    return new TelemetryLog(
        serverLog, new Console(), settings.console(), profile.logReachesConsole());
  }

  private ServerLogging logging(LogWay way, Server server, Profile profile) {
    if (way instanceof LogWay.Logger logger) {
      return LogRoute.through(text -> readings(server, profile).log(logger.path(), text));
    }
    var framework = (LogWay.Framework) way;
    return framework.below().isEmpty()
        ? LogRoute.valueOf(framework.name())
        : LogRoute.slf4jBelow(framework.below());
  }

  private Identity identity(Profile profile) {
    var product = settings.product().orElse(profile.product());
    var variable =
        settings
            .optOutVariable()
            .orElseGet(() -> variableFor(settings.product().orElse(profile.id()), profile));
    var company =
        settings.company().or(profile::company).or(this::endpointHost).orElse("its distributor");
    var page =
        settings
            .moreInformation()
            .or(profile::moreInformation)
            .orElse("https://usagetelemetry.dev/servers/" + profile.id());
    return new Identity(product, company, page, variable);
  }

  /** A name without a letter or digit of ASCII makes no variable; the profile's id always does. */
  private static String variableFor(String product, Profile profile) {
    try {
      return Identity.optOutVariableOf(product);
    } catch (IllegalArgumentException noLetters) {
      return Identity.optOutVariableOf(profile.id());
    }
  }

  /** Where nobody has said who collects, the operator can at least see who receives. */
  private Optional<String> endpointHost() {
    return settings.endpoint().map(endpoint -> endpoint.host());
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
