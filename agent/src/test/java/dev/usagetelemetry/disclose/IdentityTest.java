package dev.usagetelemetry.disclose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentityTest {

  @ParameterizedTest
  @CsvSource({
    "kafka, KAFKA_TELEMETRY_OPTOUT",
    "Apache Kafka, APACHE_KAFKA_TELEMETRY_OPTOUT",
    "my-server.2, MY_SERVER_2_TELEMETRY_OPTOUT",
    "'--odd!! ', ODD_TELEMETRY_OPTOUT",
    "3scale, _3SCALE_TELEMETRY_OPTOUT"
  })
  void the_opt_out_variable_is_the_product_in_upper_snake_case(String product, String variable) {
    assertThat(Identity.optOutVariableOf(product)).isEqualTo(variable);
  }

  @Test
  void a_product_without_a_letter_names_no_variable() {
    assertThatIllegalArgumentException().isThrownBy(() -> Identity.optOutVariableOf("--"));
  }

  @Test
  void every_fact_of_the_disclosure_is_there() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Identity("Kafka", " ", "https://example.org", "X"))
        .withMessage("company is blank");
  }
}
