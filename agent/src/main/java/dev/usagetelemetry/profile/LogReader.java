package dev.usagetelemetry.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the {@code log} part of a profile: the word of a framework, {@code slf4j below
 * a.package.of.its.own} for a copy of SLF4J that the server has moved there, or {@code logger
 * EXPRESSION} for a logger that the server hands out itself.
 */
final class LogReader {

  static final List<String> FRAMEWORKS = List.of("log4j2", "slf4j", "jboss", "jul");

  private static final String MOVED = "slf4j below ";
  private static final String LOGGER = "logger ";
  private static final Pattern PACKAGE = Pattern.compile("[A-Za-z_][\\w.]*\\w");

  private final FieldReader expressions;

  /** With a reader of the expressions that a logger may be found by. */
  LogReader(FieldReader expressions) {
    this.expressions = expressions;
  }

  List<LogWay> read(@Nullable Jsonc json) throws ProfileException {
    var ways = new ArrayList<LogWay>();
    if (json != null) {
      for (var way : Keys.strings(json)) {
        ways.add(read(way));
      }
    }
    return ways;
  }

  private LogWay read(Jsonc.Str way) throws ProfileException {
    if (way.text().startsWith(LOGGER)) {
      return new LogWay.Logger(
          expressions.parse(way.text().substring(LOGGER.length()), way.line()));
    }
    if (way.text().startsWith(MOVED)) {
      var below = way.text().substring(MOVED.length());
      if (!PACKAGE.matcher(below).matches()) {
        throw new ProfileException(way.line(), "\"slf4j below\" is followed by a package");
      }
      return new LogWay.Framework("SLF4J", below);
    }
    return new LogWay.Framework(ProfileReader.word(way, FRAMEWORKS).toUpperCase(Locale.ROOT), "");
  }
}
