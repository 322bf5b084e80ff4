package dev.usagetelemetry.settings;

import dev.usagetelemetry.disclose.OptOut;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The places where settings come from, in order of precedence. An empty value is no value, wherever
 * it stands: container platforms set variables that nobody has filled in to the empty string.
 */
final class Sources {

  private final Map<String, String> arguments;
  private final ProcessValues process;
  private final Map<String, String> file;
  private final Map<String, String> brand;

  Sources(@Nullable String arguments, ProcessValues process, Map<String, String> brand)
      throws BadSetting {
    this.arguments =
        arguments == null || arguments.isBlank()
            ? Collections.emptyMap()
            : Arguments.parse(arguments);
    this.process = process;
    this.brand = brand;
    Given config = beforeFile(Key.CONFIG);
    this.file = config == null ? Collections.emptyMap() : ConfigFile.read(config);
  }

  /** The setting from the first place that gives it, null when none does. */
  @Nullable Given find(String key) {
    Given given = beforeFile(key);
    if (given == null) {
      given = given(key, file.get(key), ConfigFile.ORIGIN);
    }
    return given != null ? given : given(key, brand.get(key), Brand.ORIGIN);
  }

  /** Everything that is said about opting out; there is no precedence, any "off" wins. */
  List<OptOut> optOuts() {
    List<OptOut> optOuts = new ArrayList<>(0);
    add(optOuts, inArguments(Key.OPTOUT));
    add(optOuts, inProperties(Key.OPTOUT));
    add(optOuts, given(Key.OPTOUT, file.get(Key.OPTOUT), ConfigFile.ORIGIN));
    add(optOuts, given(Key.OPTOUT, brand.get(Key.OPTOUT), Brand.ORIGIN));
    return optOuts;
  }

  private static void add(List<OptOut> optOuts, @Nullable Given given) {
    if (given != null) {
      optOuts.add(new OptOut(given.key() + " in " + given.origin(), given.value()));
    }
  }

  private @Nullable Given beforeFile(String key) {
    Given given = inArguments(key);
    if (given == null) {
      given = inProperties(key);
    }
    return given != null ? given : inEnvironment(key);
  }

  private @Nullable Given inArguments(String key) {
    return given(key, arguments.get(key), Arguments.ORIGIN);
  }

  private @Nullable Given inProperties(String key) {
    return given(key, process.property(Key.propertyOf(key)), "the system properties");
  }

  private @Nullable Given inEnvironment(String key) {
    return given(key, process.variable(Key.variableOf(key)), "the environment");
  }

  private static @Nullable Given given(String key, @Nullable String value, String origin) {
    return value == null || value.isBlank() ? null : new Given(key, value.strip(), origin);
  }
}
