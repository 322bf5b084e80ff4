package dev.usagetelemetry.disclose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DisclosureTest {

  private static final Identity IDENTITY =
      new Identity(
          "Apache Kafka",
          "Example Inc.",
          "https://example.org/telemetry",
          "KAFKA_TELEMETRY_OPTOUT");

  @Test
  void it_has_a_heading_a_rule_and_three_sentences() {
    assertThat(Disclosure.text(IDENTITY, granted()).split("\n", -1))
        .containsExactly(
            "",
            "Telemetry",
            "---------",
            "To improve your experience, Apache Kafka collects usage data; it is anonymous, and"
                + " Example Inc. collects it.",
            "You can opt out of sending it by setting the environment variable"
                + " KAFKA_TELEMETRY_OPTOUT to true.",
            "For more information, see https://example.org/telemetry");
  }

  @Test
  void opted_out_it_says_so_and_by_which_variable() {
    Consent out =
        Consent.decide(
            IDENTITY.optOutVariable(),
            name -> name.equals(IDENTITY.optOutVariable()) ? "true" : null,
            List.of(),
            Optional.empty(),
            Optional.empty());

    assertThat(Disclosure.text(IDENTITY, out).split("\n", -1))
        .hasSize(6)
        .contains(
            "You have opted out of sending it by setting the environment variable"
                + " KAFKA_TELEMETRY_OPTOUT: nothing is sent.");
  }

  @Test
  void without_an_endpoint_it_says_that_nothing_is_sent() {
    assertThat(Disclosure.text(IDENTITY, new Consent.NoEndpoint()).split("\n", -1))
        .hasSize(6)
        .contains("Nothing is sent, since no endpoint is set.");
  }

  @Test
  void under_a_policy_it_says_what_the_organization_has_decided() {
    assertThat(Disclosure.text(IDENTITY, new Consent.Forbidden()).split("\n", -1))
        .hasSize(6)
        .contains("The policy of your organization does not let it be sent: nothing is sent.");
    var redirected =
        Consent.decide(
            "X",
            name -> null,
            List.of(),
            Optional.empty(),
            Optional.of(new Policy(Policy.Mode.REDIRECT, Endpoint.of("https://own.example/"))));
    assertThat(Disclosure.text(IDENTITY, redirected).split("\n", -1))
        .hasSize(6)
        .contains(
            "The policy of your organization sends it to its own collector only. You can opt out of"
                + " sending it by setting the environment variable KAFKA_TELEMETRY_OPTOUT to true.");
  }

  private static Consent granted() {
    return Consent.decide(
        "X",
        name -> null,
        List.of(),
        Optional.of(Endpoint.of("https://example.org/")),
        Optional.empty());
  }
}
