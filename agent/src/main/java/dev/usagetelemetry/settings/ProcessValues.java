package dev.usagetelemetry.settings;

import org.jspecify.annotations.Nullable;

/** The system properties and environment variables of a process. */
public interface ProcessValues {

  /** A system property, null when it is not set. */
  @Nullable String property(String name);

  /** An environment variable, null when it is not set. */
  @Nullable String variable(String name);

  /** Those of this process. */
  static ProcessValues ofThisProcess() {
    // Not two method references: the first lambda of a JVM costs more than all of premain.
    return new OfThisProcess();
  }

  /** Those of this process. */
  final class OfThisProcess implements ProcessValues {
    private OfThisProcess() {}

    @Override
    public @Nullable String property(String name) {
      return System.getProperty(name);
    }

    @Override
    public @Nullable String variable(String name) {
      return System.getenv(name);
    }
  }
}
