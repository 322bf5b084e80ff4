package dev.usagetelemetry.disclose;

/** What an operator can look up by JMX: {@code dev.usagetelemetry:type=Telemetry,product=ID}. */
public interface TelemetryMXBean {

  /** The product that was recognized. */
  String getProduct();

  /** Whether messages may be sent, and if not, what decided. */
  String getConsent();

  /** Where messages are sent, empty if nowhere. */
  String getEndpoint();

  /** When the next message is due, in UTC; empty while the server is stopped. */
  String getNextReport();

  /** What became of the last message; empty before the first. */
  String getLastOutcome();

  /** The last message as it was logged; empty before the first. */
  String getLastMessage();
}
