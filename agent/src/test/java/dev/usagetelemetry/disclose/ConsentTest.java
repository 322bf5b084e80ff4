package dev.usagetelemetry.disclose;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsentTest {

  private static final String VARIABLE = "KAFKA_TELEMETRY_OPTOUT";
  private static final Endpoint ENDPOINT = Endpoint.of("https://telemetry.example.org/");

  @Test
  void nobody_having_opted_out_it_is_granted_for_the_endpoint() {
    assertThat(decide(Map.of()))
        .isInstanceOfSatisfying(
            Consent.Granted.class, granted -> assertThat(granted.endpoint()).isEqualTo(ENDPOINT));
  }

  @Test
  void only_decide_can_make_a_granted() {
    assertThat(Consent.Granted.class.getDeclaredConstructors())
        .extracting(Constructor::getModifiers)
        .allMatch(Modifier::isPrivate);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "true", "TRUE", "True", "yes", "YES", "on", "On", " true "})
  void true_in_any_of_its_forms_opts_out(String value) {
    assertThat(decide(Map.of(VARIABLE, value)))
        .isEqualTo(new Consent.OptedOut("the environment variable " + VARIABLE, List.of()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "false", "FALSE", "no", "No", "off", "OFF", "", "  "})
  void false_in_any_of_its_forms_does_not(String value) {
    assertThat(decide(Map.of(VARIABLE, value))).isInstanceOf(Consent.Granted.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"maybe", "2", "ja", "-1", "tru"})
  void a_value_that_is_not_understood_opts_out_and_is_named(String value) {
    String source = "the environment variable " + VARIABLE;

    assertThat(decide(Map.of(VARIABLE, value)))
        .isEqualTo(new Consent.OptedOut(source, List.of(source)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"DO_NOT_TRACK", "USAGE_TELEMETRY_OPTOUT"})
  void the_variables_for_everything_opt_out_too(String variable) {
    assertThat(decide(Map.of(variable, "1")))
        .isEqualTo(new Consent.OptedOut("the environment variable " + variable, List.of()));
  }

  @Test
  void a_setting_opts_out_too() {
    OptOut setting = new OptOut("optout in the configuration file", "on");

    assertThat(
            Consent.decide(
                VARIABLE, name -> null, List.of(setting), Optional.of(ENDPOINT), Optional.empty()))
        .isEqualTo(new Consent.OptedOut("optout in the configuration file", List.of()));
  }

  @Test
  void any_off_wins_over_any_on() {
    Map<String, String> environment =
        Map.of(VARIABLE, "false", "USAGE_TELEMETRY_OPTOUT", "0", "DO_NOT_TRACK", "1");
    OptOut setting = new OptOut("optout in the agent's arguments", "false");

    assertThat(
            Consent.decide(
                VARIABLE,
                environment::get,
                List.of(setting),
                Optional.of(ENDPOINT),
                Optional.empty()))
        .isEqualTo(new Consent.OptedOut("the environment variable DO_NOT_TRACK", List.of()));
  }

  @Test
  void without_an_endpoint_there_is_nothing_to_consent_to() {
    assertThat(
            Consent.decide(VARIABLE, name -> null, List.of(), Optional.empty(), Optional.empty()))
        .isEqualTo(new Consent.NoEndpoint());
  }

  @Test
  void opting_out_wins_over_a_missing_endpoint() {
    assertThat(
            Consent.decide(VARIABLE, name -> "true", List.of(), Optional.empty(), Optional.empty()))
        .isInstanceOf(Consent.OptedOut.class);
  }

  @Test
  void an_environment_that_cannot_be_read_counts_as_opted_out() {
    Consent consent =
        Consent.decide(
            VARIABLE,
            name -> {
              throw new SecurityException();
            },
            List.of(),
            Optional.of(ENDPOINT),
            Optional.empty());

    assertThat(consent).isInstanceOf(Consent.OptedOut.class);
  }

  private static Consent decide(Map<String, String> environment) {
    return Consent.decide(
        VARIABLE, environment::get, List.of(), Optional.of(ENDPOINT), Optional.empty());
  }

  @Test
  void a_policy_outranks_the_endpoint_and_nobody_who_opts_out() {
    var own = Endpoint.of("https://own.example/");
    var redirect = new Policy(Policy.Mode.REDIRECT, own);
    var logOnly = new Policy(Policy.Mode.LOG_ONLY, null);

    assertThat(under(redirect, name -> null))
        .isInstanceOfSatisfying(
            Consent.Granted.class,
            granted -> {
              assertThat(granted.endpoint()).isEqualTo(own);
              assertThat(granted.isByPolicy()).isTrue();
            });
    assertThat(under(logOnly, name -> null)).isEqualTo(new Consent.Forbidden());
    assertThat(under(new Policy(Policy.Mode.REDIRECT, null), name -> null))
        .isEqualTo(new Consent.Forbidden());
    assertThat(under(redirect, name -> "true")).isInstanceOf(Consent.OptedOut.class);
  }

  private static Consent under(Policy policy, UnaryOperator<@Nullable String> environment) {
    return Consent.decide(
        VARIABLE, environment, List.of(), Optional.of(ENDPOINT), Optional.of(policy));
  }
}
