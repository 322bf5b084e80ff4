package dev.usagetelemetry.cli.check;

/**
 * One thing that is not as the profile says.
 *
 * @param where in the profile, such as {@code message.cluster.nodeId}
 * @param what in one line
 */
public record Finding(Severity severity, String where, String what) {

  /** How bad. */
  public enum Severity {
    /** It cannot work. */
    ERROR,
    /** It works in some of the versions and not in others. */
    DIFFERS,
    /**
     * Something else is there in its place: what older or newer versions have, or a mistyped one.
     */
    NOTE
  }

  static Finding error(String where, String what) {
    return new Finding(Severity.ERROR, where, what);
  }

  static Finding note(String where, String what) {
    return new Finding(Severity.NOTE, where, what);
  }

  static Finding differs(String where, String what) {
    return new Finding(Severity.DIFFERS, where, what);
  }
}
