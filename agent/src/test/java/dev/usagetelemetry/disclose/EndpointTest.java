package dev.usagetelemetry.disclose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://telemetry.example.org/v1?product=kafka",
        "https://192.0.2.1:8443/",
        "http://localhost:8080/",
        "http://LocalHost/",
        "http://127.0.0.1:1/",
        "http://127.255.0.9/",
        "http://[::1]:8080/x"
      })
  void https_anywhere_and_http_on_this_machine_is_an_endpoint(String url) {
    assertThat(Endpoint.of(url)).hasToString(url);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://telemetry.example.org/",
        "http://127.evil.example/",
        "http://127.0.0.1.evil.example/",
        "http://127.0.0.x/",
        "http://localhost.evil.example/",
        "http://0.0.0.0/",
        "http://[::]/",
        "http://[::ffff:192.0.2.1]/"
      })
  void plain_http_to_any_other_host_is_refused(String url) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Endpoint.of(url))
        .withMessageStartingWith("must be https");
  }

  @ParameterizedTest
  @CsvSource({
    "https://user:secret@example.org/, must not hold a user name or password",
    "http://localhost:80@example.org/, must not hold a user name or password",
    "ftp://example.org/, is not an https URL",
    "example.org, is not an https URL",
    "https:///path, has no valid host",
    "http://127.0.0/, has no valid host",
    "http://127.0.0.256/, has no valid host",
    "https://exa_mple/, has no valid host",
    "https://example.org:0/, has no valid port",
    "https://example.org:65536/, has no valid port",
    "https://example.org/#top, must not have a fragment",
    "https://exam ple.org/, is not a URL"
  })
  void what_is_no_endpoint_is_refused_without_being_repeated(String url, String problem) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Endpoint.of(url))
        .withMessage(problem)
        .withNoCause();
  }

  @Test
  void the_port_is_that_of_the_scheme_unless_it_is_named() {
    assertThat(Endpoint.of("https://example.org/").port()).isEqualTo(443);
    assertThat(Endpoint.of("http://localhost/").port()).isEqualTo(80);
    assertThat(Endpoint.of("http://[::1]:81/").port()).isEqualTo(81);
  }

  @Test
  void the_host_of_an_ipv6_address_has_no_brackets() {
    assertThat(Endpoint.of("http://[::1]:81/").host()).isEqualTo("::1");
  }
}
