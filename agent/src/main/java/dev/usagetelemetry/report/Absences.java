package dev.usagetelemetry.report;

import dev.usagetelemetry.profile.Field;
import dev.usagetelemetry.profile.Field.Source;
import dev.usagetelemetry.profile.Profile;
import dev.usagetelemetry.report.Reporter.Report;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** Which fields of a profile a report does not have, and why. */
final class Absences {

  private final Function<Source, String> why;
  private final Map<String, String> reasons = new LinkedHashMap<>();

  private Absences(Function<Source, String> why) {
    this.why = why;
  }

  /**
   * The reasons by field; without those of sections that were left out as a whole.
   *
   * @param why says of what is absent why it is
   */
  static Map<String, String> of(Report report, Profile profile, Function<Source, String> why) {
    var absences = new Absences(why);
    profile
        .message()
        .forEach(
            (key, entry) -> {
              if (!report.leftOut().contains(key)) {
                absences.in(key, entry, report.message());
              }
            });
    return absences.reasons;
  }

  private void in(String key, Profile.Entry entry, Message message) {
    var part = message.parts().get(key);
    if (entry instanceof Field field) {
      if (part == null) {
        reasons.put(key, why.apply(field.source()));
      }
      return;
    }
    ((Profile.Section) entry)
        .fields()
        .forEach(
            (name, field) -> {
              if (!(part instanceof Part.Section section) || !section.fields().containsKey(name)) {
                reasons.put(key + "." + name, why.apply(field.source()));
              }
            });
  }
}
