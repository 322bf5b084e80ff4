package dev.usagetelemetry.disclose;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Whether messages may be sent. {@link #decide} is the one place that decides it, and only that
 * place can make a {@link Granted}; what sends asks for a {@code Granted}, so that code which has
 * not asked for consent does not compile.
 */
public sealed interface Consent {

  /** Opts out of the telemetry of every program: https://consoledonottrack.com. */
  String DO_NOT_TRACK = "DO_NOT_TRACK";

  /** Opts out of whatever this agent reports, whichever the product. */
  String USAGE_TELEMETRY_OPTOUT = "USAGE_TELEMETRY_OPTOUT";

  /** Nobody has opted out, and there is somewhere to send to. */
  final class Granted implements Consent {
    private final Endpoint endpoint;
    private final boolean byPolicy;

    private Granted(Endpoint endpoint, boolean byPolicy) {
      this.endpoint = endpoint;
      this.byPolicy = byPolicy;
    }

    /** Whether the endpoint is the one of the organization's policy. */
    public boolean isByPolicy() {
      return byPolicy;
    }

    /** Where messages may be posted, and nowhere else. */
    public Endpoint endpoint() {
      return endpoint;
    }
  }

  /**
   * Somebody has opted out: no socket, no name look-up.
   *
   * @param source the variable or setting that decided, in words that can end "... by setting"
   * @param notUnderstood the sources whose value is neither yes nor no; each counts as opted out
   */
  record OptedOut(String source, List<String> notUnderstood) implements Consent {
    /** Copies the list. */
    public OptedOut {
      notUnderstood = List.copyOf(notUnderstood);
    }
  }

  /** Nobody has opted out, but the organization's policy lets nothing be sent. */
  record Forbidden() implements Consent {}

  /** Nobody has opted out, but there is nowhere to send to. */
  record NoEndpoint() implements Consent {}

  /**
   * Decides. Any source that says off wins over any that says on, and over a missing endpoint.
   *
   * @param optOutVariable the product's own variable, such as {@code KAFKA_TELEMETRY_OPTOUT}
   * @param environment looks an environment variable up, null when it is not set; one that cannot
   *     be read counts as opted out
   * @param settings what was said in the agent's arguments, system properties and configuration
   * @param endpoint where messages would go, if that is set
   * @param policy of the organization: it outranks what grants, and nothing that opts out
   */
  static Consent decide(
      String optOutVariable,
      UnaryOperator<@Nullable String> environment,
      List<OptOut> settings,
      Optional<Endpoint> endpoint,
      Optional<Policy> policy) {
    List<OptOut> said = new ArrayList<>();
    for (String name : List.of(optOutVariable, USAGE_TELEMETRY_OPTOUT, DO_NOT_TRACK)) {
      said.add(inEnvironment(name, environment));
    }
    said.addAll(settings);

    List<String> out = new ArrayList<>();
    List<String> notUnderstood = new ArrayList<>();
    for (OptOut word : said) {
      switch (word.meaning()) {
        case OUT -> out.add(word.source());
        case NOT_OUT -> {}
        case NOT_UNDERSTOOD -> {
          out.add(word.source());
          notUnderstood.add(word.source());
        }
      }
    }
    if (!out.isEmpty()) {
      return new OptedOut(out.get(0), notUnderstood);
    }
    if (policy.isPresent()) {
      return underPolicy(policy.get());
    }
    return endpoint.<Consent>map(to -> new Granted(to, false)).orElseGet(NoEndpoint::new);
  }

  private static Consent underPolicy(Policy policy) {
    if (policy.forbidsSending()) {
      return new Forbidden();
    }
    return policy.endpoint().<Consent>map(to -> new Granted(to, true)).orElseGet(Forbidden::new);
  }

  private static OptOut inEnvironment(String name, UnaryOperator<@Nullable String> environment) {
    String source = "the environment variable " + name;
    try {
      String value = environment.apply(name);
      return new OptOut(source, value == null ? "" : value);
    } catch (RuntimeException notReadable) {
      return new OptOut(source, "not readable");
    }
  }
}
