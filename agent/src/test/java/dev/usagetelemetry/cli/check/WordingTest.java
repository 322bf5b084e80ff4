package dev.usagetelemetry.cli.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingTest {

  @ParameterizedTest
  @CsvSource({
    "BrokerService, broker-service",
    "H2 Database Engine, h2-database-engine",
    "MQ, mq",
    "HTTPServer, http-server",
    "3D Server., d-server",
    "-, server",
  })
  void the_id_of_a_profile_is_small_letters_and_dashes(String name, String id) {
    assertThat(Wording.id(name)).isEqualTo(id);
  }

  @ParameterizedTest
  @CsvSource({
    "isTlsEnabled, tlsEnabled, tls enabled",
    "getMaxUsers2, maxUsers2, max users2",
    "getSSLMode, sslMode, ssl mode",
  })
  void a_getter_names_a_key_and_says_what_it_means(String method, String key, String words) {
    assertThat(Wording.property(method)).isEqualTo(key);
    assertThat(Wording.words(method)).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({
    "MaxUsers, maxUsers",
    "_max_Users, maxUsers",
    "TLS, tls",
    "H2Engine, h2Engine",
    "queue2Size, queue2Size",
    "_1, value"
  })
  void a_field_of_any_name_has_a_key(String field, String key) {
    assertThat(Wording.key(field)).isEqualTo(key);
  }
}
