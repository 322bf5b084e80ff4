package dev.usagetelemetry.settings;

import dev.usagetelemetry.disclose.Endpoint;
import dev.usagetelemetry.disclose.Policy;
import dev.usagetelemetry.disclose.Policy.Mode;
import java.io.File;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The policy of a whole organization: a properties file with {@code mode} ({@code off}, {@code
 * log-only}, {@code redirect}) and, to redirect, {@code endpoint}.
 *
 * <p>The standard place counts first, since a policy that a variable of the process could replace
 * would be none; the variable is for images that cannot have the file. One that is there and cannot
 * be understood is a bad setting, and the agent stays off.
 */
final class PolicyFile {

  static final String VARIABLE = "USAGE_TELEMETRY_POLICY";
  private static final String PLACE = "/etc/usage-telemetry/policy.properties";
  private static final String ORIGIN = "the policy file";
  private static final String MODE = "mode";

  private PolicyFile() {}

  /** Reads the one that counts, if there is any. */
  static Optional<Policy> read(ProcessValues process) throws BadSetting {
    return read(new File(PLACE), process.variable(VARIABLE));
  }

  static Optional<Policy> read(File standard, @Nullable String named) throws BadSetting {
    if (standard.exists()) {
      return Optional.of(policy(new Given("policy", standard.getPath(), "the standard place")));
    }
    return named == null || named.isBlank()
        ? Optional.empty()
        : Optional.of(policy(new Given("policy", named.strip(), "the environment")));
  }

  private static Policy policy(Given file) throws BadSetting {
    Properties properties = ConfigFile.load(file);
    for (Map.Entry<Object, Object> entry : properties.entrySet()) {
      String key = (String) entry.getKey();
      if (!key.equals(MODE) && !key.equals(Key.ENDPOINT)) {
        throw new BadSetting(
            Arguments.shown(key), ORIGIN, "is not known, valid here: mode, endpoint");
      }
    }
    Mode mode = mode(properties.getProperty(MODE, "").strip());
    if (mode != Mode.REDIRECT) {
      return new Policy(mode, null);
    }
    return new Policy(mode, endpoint(properties.getProperty(Key.ENDPOINT, "").strip()));
  }

  private static Mode mode(String word) throws BadSetting {
    return switch (word) {
      case "off" -> Mode.OFF;
      case "log-only" -> Mode.LOG_ONLY;
      case "redirect" -> Mode.REDIRECT;
      default -> throw new BadSetting(MODE, ORIGIN, "is not off, log-only or redirect");
    };
  }

  private static Endpoint endpoint(String text) throws BadSetting {
    try {
      return Endpoint.of(text);
    } catch (IllegalArgumentException problem) {
      throw new BadSetting(Key.ENDPOINT, ORIGIN, String.valueOf(problem.getMessage()));
    }
  }
}
