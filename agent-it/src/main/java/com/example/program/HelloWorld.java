package com.example.program;

/** A JVM that is no server. */
public final class HelloWorld {

  private HelloWorld() {}

  /** Says hello and returns. */
  public static void main(String[] args) {
    System.out.println("Hello, world");
  }
}
