package dev.usagetelemetry.disclose.moved.org.slf4j;

/** As much of SLF4J's as is called. */
public interface Logger {
  boolean isInfoEnabled();

  void info(String template, Object argument);
}
