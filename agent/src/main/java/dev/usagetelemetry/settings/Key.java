package dev.usagetelemetry.settings;

import dev.usagetelemetry.profile.NearestKey;
import java.util.List;
import java.util.Locale;

/** The names of the settings. Constants and not an enum: premain shall load few classes. */
final class Key {

  static final String ENDPOINT = "endpoint";
  static final String PRODUCT = "product";
  static final String COMPANY = "company";
  static final String MORE_INFORMATION = "more-information";
  static final String OPT_OUT_VARIABLE = "opt-out-variable";
  static final String PROFILES = "profiles";
  static final String FIRST_REPORT = "first-report";
  static final String INTERVAL = "interval";
  static final String CONSOLE = "console";
  static final String CONFIG = "config";
  static final String OPTOUT = "optout";
  static final String VERSION = "version";
  static final String PRECISION = "precision";
  static final String ROTATION = "rotation";
  static final String LEDGER = "ledger";

  private static final String[] ALL = {
    ENDPOINT,
    PRODUCT,
    COMPANY,
    MORE_INFORMATION,
    OPT_OUT_VARIABLE,
    PROFILES,
    FIRST_REPORT,
    INTERVAL,
    CONSOLE,
    CONFIG,
    OPTOUT,
    VERSION,
    PRECISION,
    ROTATION,
    LEDGER
  };

  private Key() {}

  static boolean isKnown(String key) {
    for (String known : ALL) {
      if (known.equals(key)) {
        return true;
      }
    }
    return false;
  }

  /** {@code usage.telemetry.first-report}. */
  static String propertyOf(String key) {
    // Not "+": the first concatenation of a JVM by invokedynamic loads some hundred classes.
    return "usage.telemetry.".concat(key);
  }

  /** {@code USAGE_TELEMETRY_FIRST_REPORT}. */
  static String variableOf(String key) {
    return "USAGE_TELEMETRY_".concat(key.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  /** What is wrong with a key that is not known, with the one that was probably meant. */
  static String unknown(String key) {
    return "is not known" + NearestKey.hint(key, List.of(ALL));
  }
}
