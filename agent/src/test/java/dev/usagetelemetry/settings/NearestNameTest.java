package dev.usagetelemetry.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NearestNameTest {

  @Test
  void the_name_with_the_fewest_changes_is_the_nearest() {
    assertThat(NearestName.to("prodcut", "profiles", "product", "company")).isEqualTo("product");
    assertThat(NearestName.to("", "console", "config")).isEqualTo("config");
    assertThat(NearestName.to("FIRSTREPORT", "interval", "first-report")).isEqualTo("first-report");
  }
}
