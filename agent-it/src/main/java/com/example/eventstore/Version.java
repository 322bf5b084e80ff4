package com.example.eventstore;

/** What the jar's manifest says of the build. */
final class Version {

  private Version() {}

  static String number() {
    var number = Version.class.getPackage().getImplementationVersion();
    return number == null ? "unknown" : number;
  }
}
