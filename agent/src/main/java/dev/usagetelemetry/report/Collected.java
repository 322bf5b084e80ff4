package dev.usagetelemetry.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one collection brought in.
 *
 * @param parts by name, in the order of the readings
 * @param leftOut the names of the readings that failed or came too late
 */
public record Collected(Map<String, Part> parts, List<String> leftOut) {
  /** Keeps copies. */
  public Collected {
    parts = Collections.unmodifiableMap(new LinkedHashMap<>(parts));
    leftOut = List.copyOf(leftOut);
  }
}
