package com.example.program;

/** An agent that loads a class of the application before anybody else does. */
public final class EagerAgent {

  private EagerAgent() {}

  /** Called by the JVM with the name of the class. */
  public static void premain(String arguments) throws ClassNotFoundException {
    Class.forName(arguments, false, ClassLoader.getSystemClassLoader());
  }
}
