package dev.usagetelemetry.schedule;

/**
 * How the cycle of one message ended.
 *
 * @param reason why it failed, in a few words without names; empty for all others
 */
public record Ending(Kind kind, String reason) {

  /** What became of the message. */
  public enum Kind {
    /** The endpoint took it. */
    SENT("sent"),
    /** All attempts failed. */
    FAILED("failed"),
    /** The server stopped before it could be sent. */
    STOPPED("not sent: the server stopped"),
    /** Somebody has opted out. */
    OPTED_OUT("not sent: opted out"),
    /** The organization's policy lets nothing be sent. */
    FORBIDDEN("not sent: forbidden by policy"),
    /** There is nowhere to send to. */
    NO_ENDPOINT("not sent: no endpoint");

    private final String words;

    Kind(String words) {
      this.words = words;
    }
  }

  static Ending of(Kind kind) {
    return new Ending(kind, "");
  }

  static Ending failed(String reason) {
    return new Ending(Kind.FAILED, reason);
  }

  /** In words, such as {@code failed: status 500}. */
  @Override
  public String toString() {
    return reason.isEmpty() ? kind.words : kind.words + ": " + reason;
  }
}
