package dev.usagetelemetry.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.StringWriter;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * What one line says: a message, its outcome, or both. A message that is sent has a line before and
 * a line after, with the same id, so that a JVM that dies in between leaves a trace.
 *
 * @param time when the line was written, to the second
 * @param id of the message, random
 * @param profile id of the profile that it is of
 * @param message compact JSON; null on the line that only tells the outcome
 * @param outcome in words; null on the line before a message is sent
 */
public record Entry(
    Instant time, UUID id, String profile, @Nullable String message, @Nullable String outcome) {

  /** What stands for the hash of the line before the first. */
  public static final String NOTHING = "0".repeat(64);

  /**
   * The line, without its end: the entry, its number and the hash of the line before, last.
   *
   * @param number of the line, from 1
   * @param before {@link #hash} of the line before
   */
  String line(long number, String before) {
    var text = new StringWriter();
    try (var json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
      json.writeStartObject();
      json.writeNumberProperty("n", number);
      json.writeStringProperty("time", time.truncatedTo(ChronoUnit.SECONDS).toString());
      json.writeStringProperty("id", id.toString());
      json.writeStringProperty("profile", profile);
      if (message != null) {
        json.writeName("message");
        json.writeRawValue(message);
      }
      if (outcome != null) {
        json.writeStringProperty("outcome", outcome);
      }
      json.writeStringProperty("before", before);
      json.writeEndObject();
    }
    return text.toString();
  }

  /** SHA-256 of a line without its end, in hexadecimal. */
  public static String hash(String line) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(line.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java platform has SHA-256", impossible);
    }
  }
}
