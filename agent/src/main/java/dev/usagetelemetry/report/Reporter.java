package dev.usagetelemetry.report;

import dev.usagetelemetry.capture.Absence;
import dev.usagetelemetry.capture.Readings;
import dev.usagetelemetry.profile.Expr;
import dev.usagetelemetry.profile.Field;
import dev.usagetelemetry.profile.Profile;
import java.io.File;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes the message of one server, each time from its state at that time. Used by one thread.
 *
 * <p>Every part is a reading of its own with its own deadline, so that one that hangs takes no
 * other with it; the deadlines are the specification's.
 */
public final class Reporter {

  private static final Duration PER_SECTION = Duration.ofSeconds(2);
  private static final Duration IN_ALL = Duration.ofSeconds(10);

  private final Profile profile;
  private final Supplier<Readings> newReadings;
  private final Supplier<List<Inside>> inside;
  private final LongSupplier uptimeNanos;
  private final Precision precision;
  private final KeyedPseudonyms keyed;
  private final Collector collector = new Collector(PER_SECTION, IN_ALL);

  /**
   * A reporter for the server that a profile has recognized.
   *
   * @param newReadings gives fresh readings of the profile for one report
   * @param inside what else runs in this JVM, with fresh readings of it
   * @param uptimeNanos since the server has started, negative if that is not known
   * @param clock tells the period of the pseudonyms
   * @param precision of what leaves
   * @param rotation of the pseudonyms, empty where nobody asked for one
   */
  public Reporter(
      Profile profile,
      Supplier<Readings> newReadings,
      Supplier<List<Inside>> inside,
      LongSupplier uptimeNanos,
      Clock clock,
      Precision precision,
      String rotation) {
    this.profile = profile;
    this.newReadings = newReadings;
    this.inside = inside;
    this.uptimeNanos = uptimeNanos;
    this.precision = precision;
    this.keyed = new KeyedPseudonyms(rotation, clock);
  }

  /** Something with a profile of its own that runs inside the server: a container, a component. */
  public record Inside(Profile profile, Readings readings) {}

  /**
   * A message, and what could not be part of it.
   *
   * @param leftOut keys of the parts that failed or were late
   */
  public record Report(Message message, List<String> leftOut) {}

  /**
   * Collects and makes the message. Takes at most 10 s and does not throw.
   *
   * <p>Two at a time could not tell what is stuck; somebody may ask for a preview meanwhile.
   */
  public Report report() {
    synchronized (collector) {
      return make();
    }
  }

  private Report make() {
    var uptime = uptimeNanos.getAsLong();
    var collected = collector.collect(readings());
    var parts = new LinkedHashMap<String, Part>(collected.parts());
    if (uptime >= 0) {
      parts.put("uptime", new Value.Uptime(TimeSpan.of(Duration.ofNanos(uptime))));
    }
    var message = new Message(parts);
    return new Report(
        precision == Precision.COARSE ? Coarse.of(message) : message, collected.leftOut());
  }

  /**
   * Why each field that a report does not have is absent, by field; without those of sections that
   * were left out as a whole.
   */
  public Map<String, String> absences(Report report) {
    // What comes late is not looked at: whoever asked has gone on with none.
    var absences = new AtomicReference<@Nullable Map<String, String>>();
    synchronized (collector) {
      collector.collect(
          List.of(
              new Reading(
                  "absences",
                  () -> {
                    var absence = new Absence(newReadings.get(), profile.lets());
                    absences.set(Absences.of(report, profile, absence::why));
                    return Optional.empty();
                  })));
    }
    var inTime = absences.get();
    return inTime == null ? Map.of() : inTime;
  }

  private List<Reading> readings() {
    var readings = newReadings.get();
    var pseudonyms = keyed.of(() -> text(readings, profile.pseudonymKey()));
    var all = new ArrayList<Reading>();
    add(profile.message(), new Gate(readings, pseudonyms), all);
    var components = new Components(inside.get(), pseudonyms);
    components
        .sectionsBeside(profile.message().keySet())
        .forEach((gate, parts) -> add(parts, gate, all));
    if (!components.isEmpty()) {
      all.add(new Reading("components", components::versions));
    }
    all.add(new Reading("environment", () -> Optional.of(environment(readings))));
    return all;
  }

  private static void add(Map<String, Profile.Entry> parts, Gate gate, List<Reading> to) {
    for (var entry : parts.entrySet()) {
      to.add(new Reading(entry.getKey(), () -> part(entry.getValue(), gate)));
    }
  }

  private static Optional<Part> part(Profile.Entry entry, Gate gate) {
    if (entry instanceof Field field) {
      return gate.part(field);
    }
    var values = new LinkedHashMap<String, Value>();
    for (var field : ((Profile.Section) entry).fields().entrySet()) {
      gate.value(field.getValue()).ifPresent(value -> values.put(field.getKey(), value));
    }
    return Optional.of(new Part.Section(values));
  }

  private Part environment(Readings readings) {
    var directory = text(readings, profile.dataDirectory());
    return MachineFacts.ofThisMachine().section(directory == null ? null : new File(directory));
  }

  private static @Nullable String text(Readings readings, List<Expr> expressions) {
    var value = readings.first(expressions, null);
    return value == null ? null : Readings.text(value);
  }
}
