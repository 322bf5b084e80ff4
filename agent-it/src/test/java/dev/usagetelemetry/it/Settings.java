package dev.usagetelemetry.it;

/** Settings of the agent for a test that does not want to wait an hour. */
public final class Settings {

  private Settings() {}

  /** Two seconds after the start, then every two seconds. */
  public static String reportingTo(Receiver receiver) {
    return "first-report=PT2S,interval=PT2S,endpoint=" + receiver.url();
  }
}
