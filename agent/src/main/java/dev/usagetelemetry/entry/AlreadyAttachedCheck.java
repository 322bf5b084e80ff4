package dev.usagetelemetry.entry;

/**
 * Two copies of the agent in one JVM (JAVA_TOOL_OPTIONS and a start script, say) must not report
 * twice. The mark is the dispatcher class in {@code java.lang}: two class loaders would have two
 * static flags, but there is one boot loader.
 *
 * <p>While no server is recognized there is no dispatcher yet and two dormant agents do no harm;
 * the one that recognizes the server second finds the dispatcher then and goes back to sleep.
 */
final class AlreadyAttachedCheck implements StartCheck {

  private static final String DISPATCHER = "java.lang.UsageTelemetryDispatcher";

  @Override
  public boolean passes() {
    try {
      Class.forName(DISPATCHER, false, null);
      return false;
    } catch (ClassNotFoundException nobodyYet) {
      return true;
    }
  }

  @Override
  public String message() {
    return "Usage telemetry is attached to this JVM already: this second copy stays off."
        + " Leave one -javaagent out, or set "
        + SwitchedOffCheck.VARIABLE
        + "=true to have none.";
  }
}
