package dev.usagetelemetry.entry;

/** The master switch: with {@code USAGE_TELEMETRY_DISABLED=true} the agent does nothing at all. */
final class SwitchedOffCheck implements StartCheck {

  static final String VARIABLE = "USAGE_TELEMETRY_DISABLED";

  private final String value;

  /**
   * @param value of the variable, null when it is not set
   */
  SwitchedOffCheck(String value) {
    this.value = value;
  }

  @Override
  public boolean passes() {
    return !("true".equalsIgnoreCase(value)
        || "1".equals(value)
        || "yes".equalsIgnoreCase(value)
        || "on".equalsIgnoreCase(value));
  }

  /** Nothing: whoever switched the agent off wants no line in every tool of the image. */
  @Override
  public String message() {
    return "";
  }
}
