package dev.usagetelemetry.disclose;

/** What is said, once, when the server has started: a heading, a rule and three sentences. */
public final class Disclosure {

  private Disclosure() {}

  /** The block for one of the three states, lines separated by {@code \n}, no line end last. */
  public static String text(Identity identity, Consent consent) {
    // Not a format: the first one of a JVM loads 30 classes, while a server is starting.
    return "\nTelemetry\n---------\n"
        + ("To improve your experience, " + identity.product() + " collects usage data;")
        + (" it is anonymous, and " + identity.company() + " collects it.\n")
        + (choice(identity, consent) + "\n")
        // No full stop: terminals and log viewers would make it part of the link.
        + ("For more information, see " + identity.moreInformation());
  }

  private static String choice(Identity identity, Consent consent) {
    if (consent instanceof Consent.OptedOut out) {
      return "You have opted out of sending it by setting " + out.source() + ": nothing is sent.";
    }
    if (consent instanceof Consent.Forbidden) {
      return "The policy of your organization does not let it be sent: nothing is sent.";
    }
    if (consent instanceof Consent.NoEndpoint) {
      return "Nothing is sent, since no endpoint is set.";
    }
    var optOut =
        "You can opt out of sending it by setting the environment variable "
            + identity.optOutVariable()
            + " to true.";
    return consent instanceof Consent.Granted granted && granted.isByPolicy()
        ? "The policy of your organization sends it to its own collector only. " + optOut
        : optOut;
  }
}
