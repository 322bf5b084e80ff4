package dev.usagetelemetry.entry;

/** One reason for which the agent may have to step aside before it has done anything. */
interface StartCheck {

  boolean passes();

  /**
   * What to print when the check does not pass: one line that names the switch that overrides it.
   * Empty where silence was asked for.
   */
  String message();
}
