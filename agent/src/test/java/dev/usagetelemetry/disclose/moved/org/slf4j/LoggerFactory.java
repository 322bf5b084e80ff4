package dev.usagetelemetry.disclose.moved.org.slf4j;

import java.util.ArrayList;
import java.util.List;

/** SLF4J as a server may carry it under names of its own. */
public final class LoggerFactory {

  /** What has been logged: logger, template, argument. */
  public static final List<String> LINES = new ArrayList<>();

  private LoggerFactory() {}

  public static ILoggerFactory getILoggerFactory() {
    return Lines::new;
  }

  private record Lines(String name) implements Logger {
    @Override
    public boolean isInfoEnabled() {
      return true;
    }

    @Override
    public void info(String template, Object argument) {
      LINES.add(name + "|" + template + "|" + argument);
    }
  }
}
