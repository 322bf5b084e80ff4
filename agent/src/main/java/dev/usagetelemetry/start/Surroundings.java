package dev.usagetelemetry.start;

import dev.usagetelemetry.capture.Readings;
import dev.usagetelemetry.instrument.Modules;
import dev.usagetelemetry.profile.Profile;
import dev.usagetelemetry.report.Reporter;
import dev.usagetelemetry.report.Reporter.Inside;
import dev.usagetelemetry.settings.Settings;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What there is in this JVM: the settings, the profiles, the servers that were seen, and the JVM's
 * own side of it.
 *
 * @param servers by the id of their profile; there from the moment that a class was woven
 */
record Surroundings(
    Settings settings,
    Profiles profiles,
    Instrumentation instrumentation,
    Map<String, Server> servers) {

  /** Makes the messages of one of the servers. */
  Reporter reporter(Server server, Profile profile) {
    return new Reporter(
        profile,
        () -> readings(server, profile),
        () -> inside(server),
        server::uptimeNanos,
        Clock.systemUTC(),
        settings.precision(),
        settings.rotation().orElse(""));
  }

  /** Fresh ones, for one report. */
  Readings readings(Server server, Profile profile) {
    return new Readings(
        profile.lets(),
        server.captured(),
        type -> Modules.open(instrumentation, type),
        instrumentation::getAllLoadedClasses);
  }

  /**
   * Whatever else has started in this JVM, in an order that does not change from one message to the
   * next; a profile that cannot be read any more is left out.
   */
  private List<Inside> inside(Server reporting) {
    var inside = new ArrayList<Inside>();
    for (var server : new TreeMap<>(servers).values()) {
      if (server != reporting && server.isRunning() && !server.profile().equals(NamedServer.ID)) {
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
}
