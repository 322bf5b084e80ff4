package dev.usagetelemetry.start;

import dev.usagetelemetry.capture.Readings;
import dev.usagetelemetry.disclose.Console;
import dev.usagetelemetry.disclose.ConsoleMode;
import dev.usagetelemetry.disclose.LogRoute;
import dev.usagetelemetry.disclose.ServerLog;
import dev.usagetelemetry.disclose.ServerLogging;
import dev.usagetelemetry.disclose.TelemetryLog;
import dev.usagetelemetry.profile.LogWay;
import dev.usagetelemetry.profile.Profile;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The ways to a server's log that its profile names, as {@code disclose} walks them.
 *
 * @param readings fresh ones of that server, for a logger that it hands out itself
 */
record Logs(Instrumentation instrumentation, ConsoleMode console, Supplier<Readings> readings) {

  /**
   * The log of the server that a profile has recognized.
   *
   * @param loader of the server's classes, null for the boot loader
   */
  TelemetryLog of(Profile profile, @Nullable ClassLoader loader) {
    var order = new ArrayList<ServerLogging>();
    for (var way : profile.log()) {
      order.add(logging(way));
    }
    var serverLog =
        new ServerLog(
            loader == null ? ClassLoader.getSystemClassLoader() : loader,
            order.isEmpty() ? LogRoute.DEFAULT_ORDER : order,
            instrumentation::getAllLoadedClasses);
    return new TelemetryLog(
        serverLog,
        Console.ofTheServer(),
        Console.ofTheProcess(),
        console,
        profile.logReachesConsole());
  }

  private ServerLogging logging(LogWay way) {
    if (way instanceof LogWay.Logger logger) {
      return LogRoute.through(text -> readings.get().log(logger.path(), text));
    }
    var framework = (LogWay.Framework) way;
    return framework.below().isEmpty()
        ? LogRoute.valueOf(framework.name())
        : LogRoute.slf4jBelow(framework.below());
  }
}
