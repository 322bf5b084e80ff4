package com.example.program;

/** An agent that does nothing, to compare with. */
public final class EmptyAgent {

  private EmptyAgent() {}

  /** Called by the JVM. */
  public static void premain(String arguments) {}
}
