package dev.usagetelemetry.start;

import dev.usagetelemetry.disclose.Identity;
import dev.usagetelemetry.disclose.OptOut;
import dev.usagetelemetry.disclose.Policy;
import dev.usagetelemetry.profile.Profile;
import dev.usagetelemetry.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Who collects what, and what has been said against it: the settings first, then the profile. */
record Naming(Settings settings) {

  /**
   * What the settings say, and the variable that is made from the profile: a vendor who names the
   * product otherwise does not take an operator's opt-out away.
   */
  List<OptOut> optOuts(Profile profile) {
    var all = new ArrayList<>(settings.optOuts());
    var variable = Identity.optOutVariableOf(profile.id());
    var value = System.getenv(variable);
    if (value != null) {
      all.add(new OptOut("the environment variable " + variable, value));
    }
    return all;
  }

  /** As the disclosure names them. */
  Identity identity(Profile profile) {
    var product = settings.product().orElse(profile.product());
    var variable =
        settings
            .optOutVariable()
            .orElseGet(() -> variableFor(settings.product().orElse(profile.id()), profile));
    var company =
        byPolicy()
            .or(settings::company)
            .or(profile::company)
            .or(this::endpointHost)
            .orElse("its distributor");
    var page =
        settings
            .moreInformation()
            .or(profile::moreInformation)
            .orElse("https://usagetelemetry.dev/servers/" + profile.id());
    return new Identity(product, company, page, variable);
  }

  /** A name without a letter or digit of ASCII makes no variable; the profile's id always does. */
  private static String variableFor(String product, Profile profile) {
    try {
      return Identity.optOutVariableOf(product);
    } catch (IllegalArgumentException noLetters) {
      return Identity.optOutVariableOf(profile.id());
    }
  }

  /** Who collects where a policy has messages go to the organization itself. */
  private Optional<String> byPolicy() {
    return settings.policy().flatMap(Policy::endpoint).map(own -> "your organization");
  }

  /** Where nobody has said who collects, the operator can at least see who receives. */
  private Optional<String> endpointHost() {
    return settings.endpoint().map(endpoint -> endpoint.host());
  }
}
