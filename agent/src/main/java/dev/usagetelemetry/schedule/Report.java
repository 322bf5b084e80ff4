package dev.usagetelemetry.schedule;

import java.util.List;

/**
 * One message in its two forms.
 *
 * @param indented as the log shows it
 * @param compact as it is sent, in UTF-8
 * @param leftOut names of the sections whose reading failed or was late
 */
@SuppressWarnings("ArrayRecordComponent") // Carried from one place to the next, never compared.
public record Report(String indented, byte[] compact, List<String> leftOut) {
  /** Copies the list. */
  public Report {
    leftOut = List.copyOf(leftOut);
  }
}
