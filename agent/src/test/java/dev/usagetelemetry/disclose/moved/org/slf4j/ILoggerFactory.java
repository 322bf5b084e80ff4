package dev.usagetelemetry.disclose.moved.org.slf4j;

/** As SLF4J has it. */
@FunctionalInterface
public interface ILoggerFactory {
  Logger getLogger(String name);
}
