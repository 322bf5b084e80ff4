package dev.usagetelemetry.settings;

import dev.usagetelemetry.disclose.ConsoleMode;
import dev.usagetelemetry.disclose.Endpoint;
import dev.usagetelemetry.report.Precision;
import dev.usagetelemetry.report.StringShape;
import java.io.File;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the settings, in premain: so this package uses no lambda, stream, regular expression or
 * string concatenation unless something is set, and never what a server may want to choose first
 * ({@code java.nio.file}, logging, JMX).
 *
 * <p>In order of precedence: agent arguments {@code key=value,key=value}, system properties {@code
 * usage.telemetry.KEY}, environment {@code USAGE_TELEMETRY_KEY} (upper case, {@code _} for {@code
 * -}), the properties file named by {@code config}. A mistyped key is found in the arguments and in
 * the file, which are ours alone. Properties and environment are only asked for the keys we know:
 * others may well use the prefix, as Kubernetes does for a service named {@code usage-telemetry}.
 */
public final class SettingsReader {

  private SettingsReader() {}

  /**
   * Reads them all.
   *
   * @param arguments what follows {@code -javaagent:JAR=}, null when nothing does
   * @throws BadSetting on the first one that cannot be used
   */
  public static Settings read(@Nullable String arguments, ProcessValues process) throws BadSetting {
    return read(arguments, process, new HashMap<>(0));
  }

  /**
   * Reads them all, those of a vendor's jar last.
   *
   * @param brand as {@link Brand#read} gives it
   * @throws BadSetting on the first one that cannot be used
   */
  public static Settings read(
      @Nullable String arguments, ProcessValues process, Map<String, String> brand)
      throws BadSetting {
    Sources sources = new Sources(arguments, process, brand);
    return new Settings(
        endpoint(sources.find(Key.ENDPOINT)),
        text(sources.find(Key.PRODUCT)),
        text(sources.find(Key.COMPANY)),
        webPage(sources.find(Key.MORE_INFORMATION)),
        variable(sources.find(Key.OPT_OUT_VARIABLE)),
        files(sources.find(Key.PROFILES)),
        duration(sources.find(Key.FIRST_REPORT)),
        duration(sources.find(Key.INTERVAL)),
        version(sources.find(Key.VERSION)),
        precision(sources.find(Key.PRECISION)),
        text(sources.find(Key.ROTATION)),
        file(sources.find(Key.LEDGER)),
        PolicyFile.read(process),
        console(sources.find(Key.CONSOLE)),
        sources.optOuts());
  }

  private static Optional<Endpoint> endpoint(@Nullable Given given) throws BadSetting {
    if (given == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(Endpoint.of(given.value()));
    } catch (IllegalArgumentException problem) {
      throw given.bad(String.valueOf(problem.getMessage()));
    }
  }

  /** One line of text, since it is shown to the operator. */
  private static Optional<String> text(@Nullable Given given) throws BadSetting {
    if (given == null) {
      return Optional.empty();
    }
    String value = given.value();
    if (value.length() > 200) {
      throw given.bad("is longer than 200 characters");
    }
    for (int i = 0; i < value.length(); i++) {
      if (Character.isISOControl(value.charAt(i))) {
        throw given.bad("holds a control character");
      }
    }
    return Optional.of(value);
  }

  private static Optional<String> webPage(@Nullable Given given) throws BadSetting {
    Optional<String> text = text(given);
    if (given != null && !WebPage.isOne(given.value())) {
      throw given.bad("is not an http or https URL");
    }
    return text;
  }

  /** A name that every shell lets its user set. */
  private static Optional<String> variable(@Nullable Given given) throws BadSetting {
    if (given == null) {
      return Optional.empty();
    }
    String name = given.value();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_';
      boolean digit = c >= '0' && c <= '9';
      if (!letter && (!digit || i == 0)) {
        throw given.bad("is not the name of an environment variable");
      }
    }
    return Optional.of(name);
  }

  /** Separated as a class path is, since paths may hold blanks and the comma is taken. */
  private static List<File> files(@Nullable Given given) {
    List<File> files = new ArrayList<>(0);
    if (given != null) {
      for (String path : given.value().split(File.pathSeparator, -1)) {
        if (!path.isBlank()) {
          files.add(new File(path.strip()));
        }
      }
    }
    return List.copyOf(files);
  }

  /** Nothing of java.time is loaded unless a duration is set. */
  private static Optional<Duration> duration(@Nullable Given given) throws BadSetting {
    if (given == null) {
      return Optional.empty();
    }
    try {
      Duration duration = Duration.parse(given.value());
      if (duration.compareTo(Duration.ofMillis(100)) >= 0
          && duration.compareTo(Duration.ofDays(3650)) <= 0) {
        return Optional.of(duration);
      }
    } catch (RuntimeException notADuration) {
      // Told below, in the same words: what is allowed.
    }
    throw given.bad("is not an ISO-8601 duration from PT0.1S to P3650D, such as PT24H");
  }

  /** Nothing of regular expressions is loaded unless a version is set. */
  private static Optional<String> version(@Nullable Given given) throws BadSetting {
    if (given != null && !StringShape.VERSION.fits(given.value())) {
      throw given.bad("has not the shape of a version, such as 2.4.1");
    }
    return text(given);
  }

  private static Precision precision(@Nullable Given given) throws BadSetting {
    if (given == null) {
      return Precision.EXACT;
    }
    return switch (given.value().toLowerCase(Locale.ROOT)) {
      case "exact" -> Precision.EXACT;
      case "coarse" -> Precision.COARSE;
      default -> throw given.bad("is not exact or coarse");
    };
  }

  private static Optional<File> file(@Nullable Given given) {
    return given == null ? Optional.empty() : Optional.of(new File(given.value()));
  }

  private static ConsoleMode console(@Nullable Given given) throws BadSetting {
    if (given == null) {
      return ConsoleMode.AUTO;
    }
    return switch (given.value().toLowerCase(Locale.ROOT)) {
      case "auto" -> ConsoleMode.AUTO;
      case "always" -> ConsoleMode.ALWAYS;
      case "never" -> ConsoleMode.NEVER;
      default -> throw given.bad("is not auto, always or never");
    };
  }
}
