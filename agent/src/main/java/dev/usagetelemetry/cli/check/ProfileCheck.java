package dev.usagetelemetry.cli.check;

import dev.usagetelemetry.cli.check.Found.Missing;
import dev.usagetelemetry.cli.check.Found.Types;
import dev.usagetelemetry.instrument.Hook;
import dev.usagetelemetry.profile.Expr;
import dev.usagetelemetry.profile.ExprText;
import dev.usagetelemetry.profile.Field;
import dev.usagetelemetry.profile.Field.Alternatives;
import dev.usagetelemetry.profile.Field.Cases;
import dev.usagetelemetry.profile.Field.Kind;
import dev.usagetelemetry.profile.Profile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Checks a profile against several versions of its server.
 *
 * <p>An error is a start that is not seen, a value that no version has, and one of the wrong type.
 * A value that some versions have and others have not is told, since that is how a renamed field
 * looks; whether it was renamed or never there, people know. An alternative that none of the
 * versions has is a note. What class files cannot tell, the member of an {@code Object} for
 * instance, is taken as it is.
 */
public final class ProfileCheck {

  private final Profile profile;
  private final Map<String, Paths> versions = new LinkedHashMap<>();
  private final List<Finding> findings = new ArrayList<>();
  private int checked;

  /**
   * Reads the classes of each version.
   *
   * @param versions by name, the places where its classes are
   * @throws IOException if a place cannot be read, or has no class in it
   */
  public ProfileCheck(Profile profile, Map<String, List<Path>> versions) throws IOException {
    this.profile = profile;
    for (var version : versions.entrySet()) {
      var classes = ClassFiles.in(version.getValue());
      if (classes.isEmpty()) {
        throw new IOException("no class files in " + version.getKey());
      }
      this.versions.put(version.getKey(), new Paths(profile, classes));
    }
  }

  /** Everything that was found. */
  public List<Finding> findings() {
    if (!versions.isEmpty()) {
      captures();
      profile.lets().forEach((name, let) -> readings("let." + name, let));
      readings("pseudonymKey", profile.pseudonymKey());
      readings("dataDirectory", profile.dataDirectory());
      for (var entry : profile.message().entrySet()) {
        if (entry.getValue() instanceof Field field) {
          field("message." + entry.getKey(), field);
        } else {
          ((Profile.Section) entry.getValue())
              .fields()
              .forEach((key, field) -> field("message." + entry.getKey() + "." + key, field));
        }
      }
    }
    return List.copyOf(findings);
  }

  /** How many places and expressions were looked at. */
  public int checked() {
    return checked;
  }

  private void captures() {
    var bySlot = new LinkedHashMap<String, List<Hook>>();
    for (var hook : profile.hooks()) {
      checked++;
      bySlot.computeIfAbsent(hook.slot(), slot -> new ArrayList<>()).add(hook);
      if (versions.values().stream().allMatch(paths -> paths.taken(hook).isEmpty())) {
        findings.add(Finding.note("capture." + hook.slot(), hook.describe() + " is in no version"));
      }
    }
    bySlot.forEach(this::slot);
  }

  private void slot(String slot, List<Hook> hooks) {
    var where = "capture." + slot;
    var without = missingIn(paths -> hooks.stream().allMatch(hook -> paths.taken(hook).isEmpty()));
    if (without.isEmpty()) {
      return;
    }
    var what = "is not captured in " + String.join(", ", without);
    if (hooks.stream().anyMatch(hook -> hook.meaning() == Hook.Meaning.STARTED)) {
      findings.add(Finding.error(where, what + ": it would never be recognized"));
    } else {
      findings.add(Finding.note(where, what));
    }
  }

  /** What is asked of a version. */
  private interface Question {
    boolean of(Paths version);
  }

  private List<String> missingIn(Question question) {
    return versions.entrySet().stream()
        .filter(version -> question.of(version.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }

  private void field(String where, Field field) {
    if (field.source() instanceof Alternatives alternatives) {
      readings(where, alternatives.expressions());
      for (var expression : alternatives.expressions()) {
        type(where, field.kind(), expression);
      }
      if (field.kind() instanceof Kind.Members members) {
        var container = alternatives.expressions();
        each(where + ".id", container, members.id());
        if (members.state() instanceof Alternatives states) {
          each(where + ".state", container, states.expressions());
        } else {
          each(where + ".state", container, ((Cases) members.state()).conditions());
        }
      }
    } else {
      var conditions = ((Cases) field.source()).conditions();
      readings(where, conditions);
    }
  }

  /** Of several alternatives one is enough, in each version. */
  private void readings(String where, List<Expr> alternatives) {
    for (var alternative : alternatives) {
      checked++;
      if (alternatives.size() > 1
          && missingIn(paths -> isMissing(paths, alternative)).size() == versions.size()) {
        findings.add(Finding.note(where, "resolves in no version: " + why(alternative)));
      }
    }
    if (alternatives.isEmpty()) {
      return;
    }
    var without =
        missingIn(paths -> alternatives.stream().allMatch(each -> isMissing(paths, each)));
    var last = alternatives.get(alternatives.size() - 1);
    if (without.size() == versions.size()) {
      var nowhere = "resolves in no version: " + why(last);
      findings.add(
          where.startsWith("let.") ? Finding.note(where, nowhere) : Finding.error(where, nowhere));
    } else if (!where.startsWith("let.")) {
      for (var version : without) {
        var what = "absent in " + version + ": " + whyIn(paths(version), last);
        findings.add(Finding.differs(where, what));
      }
    }
  }

  /** What is read of each element of a container. */
  private void each(String where, List<Expr> containers, List<Expr> readings) {
    for (var reading : readings) {
      checked++;
      if (missingIn(paths -> isMissingOfEach(paths, containers, reading)).size()
          == versions.size()) {
        var nowhere = "resolves in no version: " + ExprText.of(reading);
        findings.add(
            readings.size() > 1 ? Finding.note(where, nowhere) : Finding.error(where, nowhere));
      }
    }
  }

  private static boolean isMissingOfEach(Paths paths, List<Expr> containers, Expr reading) {
    return containers.stream()
        .allMatch(container -> paths.ofEach(container, reading) instanceof Missing);
  }

  private Paths paths(String version) {
    return Objects.requireNonNull(versions.get(version));
  }

  private static boolean isMissing(Paths paths, Expr expr) {
    return paths.follow(expr) instanceof Missing;
  }

  private String why(Expr expr) {
    return whyIn(versions.values().iterator().next(), expr);
  }

  private static String whyIn(Paths paths, Expr expr) {
    return paths.follow(expr) instanceof Missing missing ? missing.why() : ExprText.of(expr);
  }

  private void type(String where, Kind kind, Expr expression) {
    for (var version : versions.entrySet()) {
      if (version.getValue().follow(expression) instanceof Types types
          && types.types().stream().allMatch(type -> !ValueTypes.fits(kind, type))) {
        findings.add(
            Finding.error(
                where,
                "is no "
                    + ValueTypes.name(kind)
                    + ": "
                    + ExprText.of(expression)
                    + " ends in "
                    + types.types().iterator().next()
                    + " in "
                    + version.getKey()));
        return;
      }
    }
  }
}
