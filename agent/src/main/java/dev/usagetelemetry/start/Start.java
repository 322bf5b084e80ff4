package dev.usagetelemetry.start;

import dev.usagetelemetry.instrument.Watcher;
import dev.usagetelemetry.settings.BadSetting;
import dev.usagetelemetry.settings.Brand;
import dev.usagetelemetry.settings.ProcessValues;
import dev.usagetelemetry.settings.SettingsReader;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The second half of premain, inside the isolated loader: reads the settings and the index, puts
 * the watcher in place, and returns. Runs in every JVM of an image, its tools included, so it loads
 * next to nothing and is silent, unless a setting is bad.
 */
public final class Start implements BiConsumer<@Nullable String, Instrumentation> {

  /** Called by the entry, by the name of this class. */
  public Start() {}

  /**
   * Starts the agent.
   *
   * @param arguments of the agent, null when there are none
   */
  @Override
  public void accept(@Nullable String arguments, Instrumentation instrumentation) {
    try {
      var settings = SettingsReader.read(arguments, ProcessValues.ofThisProcess(), Brand.read());
      if (settings.policy().isPresent() && settings.policy().get().isOff()) {
        return;
      }
      var profiles = Profiles.read(settings.profiles(), NamedServer.of(settings));
      var recognition = new Recognition(settings, profiles, instrumentation);
      var watcher = new Watcher(profiles.index(), instrumentation, recognition);
      recognition.watchedBy(watcher);
      watcher.watch();
    } catch (BadSetting | IOException unusable) {
      off(unusable.getMessage());
    }
  }

  private static void off(@Nullable String why) {
    System.err.println("Usage telemetry stays off: " + why);
  }
}
