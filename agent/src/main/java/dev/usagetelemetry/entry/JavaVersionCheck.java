package dev.usagetelemetry.entry;

/** The agent behind the entry is Java 17; an older JVM gets one line and is left alone. */
final class JavaVersionCheck implements StartCheck {

  private static final int OLDEST = 17;

  private final String specification;

  /**
   * @param specification the system property {@code java.specification.version}: {@code 1.8}, 11
   */
  JavaVersionCheck(String specification) {
    this.specification = specification;
  }

  @Override
  public boolean passes() {
    return feature() >= OLDEST;
  }

  @Override
  public String message() {
    return "Usage telemetry stays off: it needs Java "
        + OLDEST
        + " or newer and this is Java "
        + specification
        + ". "
        + SwitchedOffCheck.VARIABLE
        + "=true silences this line.";
  }

  /** By hand, since {@code Runtime.version()} came with Java 9. What cannot be read is too old. */
  private int feature() {
    if (specification == null) {
      return 0;
    }
    String digits = specification.startsWith("1.") ? specification.substring(2) : specification;
    try {
      return Integer.parseInt(digits);
    } catch (NumberFormatException unknownScheme) {
      return 0;
    }
  }
}
