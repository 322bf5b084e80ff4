package dev.usagetelemetry.report;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Makes a message less exact, so that its values together fit many servers. How much that is worth
 * is measured: {@code FleetPrivacyTest}, docs/privacy.md.
 *
 * <ul>
 *   <li>Counts and numbers go down to the next of 1, 2, 5, 10, 20, 50 and so on. Zero stays zero.
 *   <li>Processors, memory and disk go down to a power of four, and from 16 processors, 16 GiB of
 *       memory and 64 GiB of disk on they are all the same. Powers of two, and no end, left one
 *       server in three standing out of ten thousand (docs/decisions/0011).
 *   <li>Uptime goes down to the hour.
 *   <li>A version keeps its first three numbers; a commit id, which is nothing but a build, is left
 *       out.
 *   <li>Flags, tokens and pseudonyms stay.
 * </ul>
 */
final class Coarse {

  private static final long GIB = 1L << 30;

  /** The largest that is told, by the keys of the environment. */
  private static final Map<String, Long> LARGEST =
      Map.of("coreCount", 16L, "totalMemory", 16 * GIB, "totalDiskSpace", 64 * GIB);

  private static final long TICKS_PER_HOUR = Duration.ofHours(1).toNanos() / 100;

  private static final Pattern DOTTED =
      Pattern.compile("(?:[a-z]{1,12}-)?v?([0-9]{1,9}(?:\\.[0-9]{1,9}){1,2})(?![0-9]).*");

  private static final Pattern RELEASE = Pattern.compile("[1-9][0-9]{2,3}");

  private Coarse() {}

  static Message of(Message message) {
    var parts = new LinkedHashMap<String, Part>();
    message.parts().forEach((key, part) -> part(key, part).ifPresent(as -> parts.put(key, as)));
    return new Message(parts);
  }

  private static Optional<Part> part(String key, Part part) {
    if (part instanceof Value value) {
      return value(key, value).map(Part.class::cast);
    } else if (part instanceof Part.Section section) {
      var fields = new LinkedHashMap<String, Value>();
      section
          .fields()
          .forEach((name, value) -> value(name, value).ifPresent(as -> fields.put(name, as)));
      return Optional.of(new Part.Section(fields));
    } else if (part instanceof Part.Tally tally) {
      Map<String, Long> counts = new LinkedHashMap<>();
      tally.counts().forEach((token, count) -> counts.put(token, step(count)));
      return Optional.of(new Part.Tally(counts));
    }
    return Optional.of(part);
  }

  private static Optional<Value> value(String key, Value value) {
    if (value instanceof Value.Count count) {
      var largest = LARGEST.get(key);
      return Optional.of(
          new Value.Count(
              largest == null
                  ? step(count.value())
                  : Math.min(largest, powerOfFour(count.value()))));
    } else if (value instanceof Value.Whole whole) {
      return Optional.of(
          new Value.Whole(whole.value() < 0 ? -step(-whole.value()) : step(whole.value())));
    } else if (value instanceof Value.Version version) {
      return version(version.text()).map(Value.Version::new);
    } else if (value instanceof Value.Uptime uptime) {
      return Optional.of(new Value.Uptime(hours(uptime.span())));
    }
    return Optional.of(value);
  }

  /** The largest power of four that is not above. */
  private static long powerOfFour(long size) {
    var bit = Long.highestOneBit(size);
    return Long.numberOfTrailingZeros(bit) % 2 == 0 ? bit : bit >> 1;
  }

  /** The largest of 0, 1, 2, 5, 10, 20, 50, ... that is not above. */
  static long step(long count) {
    if (count <= 0) {
      return 0;
    }
    var power = 1L;
    while (count / power >= 10) {
      power *= 10;
    }
    var digit = count / power;
    return power * (digit >= 5 ? 5 : digit >= 2 ? 2 : 1);
  }

  /** {@code 4.4.0} of {@code 4.4.0-91-g2091bb932}; nothing of a commit id. */
  private static Optional<String> version(String text) {
    var dotted = DOTTED.matcher(text);
    if (dotted.matches()) {
      return Optional.of(dotted.group(1));
    }
    return RELEASE.matcher(text).matches() ? Optional.of(text) : Optional.empty();
  }

  private static TimeSpan hours(TimeSpan span) {
    return TimeSpan.of(Duration.ofHours(span.ticks() / TICKS_PER_HOUR));
  }
}
