package dev.usagetelemetry.transmit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usagetelemetry.disclose.Endpoint;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxySettingsTest {

  private static final Endpoint ENDPOINT = Endpoint.of("https://telemetry.example.org/");

  private final Map<String, String> properties = new HashMap<>();
  private final Map<String, String> environment = new HashMap<>();
  private final ProxySettings settings = new ProxySettings(properties::get, environment::get);

  @Test
  void with_nothing_set_the_route_is_direct() {
    assertThat(settings.routeTo(ENDPOINT)).isEqualTo(new Route.Direct(ENDPOINT));
  }

  @ParameterizedTest
  @CsvSource({
    "http://proxy.example:3128, proxy.example, 3128",
    "http://proxy.example:3128/, proxy.example, 3128",
    "proxy.example:3128, proxy.example, 3128",
    "http://proxy.example, proxy.example, 80",
    "http://[2001:db8::1]:3128, [2001:db8::1], 3128"
  })
  void https_proxy_names_a_proxy(String value, String host, int port) {
    environment.put("https_proxy", value);

    assertThat(settings.routeTo(ENDPOINT)).isEqualTo(new Route.Tunnel(ENDPOINT, host, port, null));
  }

  @Test
  void the_variable_in_upper_case_will_do() {
    environment.put("HTTPS_PROXY", "proxy.example:3128");

    assertThat(settings.routeTo(ENDPOINT)).isInstanceOf(Route.Tunnel.class);
  }

  @Test
  void http_proxy_has_no_say() {
    environment.put("http_proxy", "proxy.example:3128");
    properties.put("http.proxyHost", "proxy.example");

    assertThat(settings.routeTo(ENDPOINT)).isEqualTo(new Route.Direct(ENDPOINT));
  }

  @Test
  void the_jvms_own_properties_come_first() {
    environment.put("https_proxy", "variable.example:3128");
    properties.put("https.proxyHost", "property.example");

    assertThat(settings.routeTo(ENDPOINT))
        .isEqualTo(new Route.Tunnel(ENDPOINT, "property.example", 443, null));

    properties.put("https.proxyPort", "8080");

    assertThat(settings.routeTo(ENDPOINT))
        .isEqualTo(new Route.Tunnel(ENDPOINT, "property.example", 8080, null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"https://proxy.example", "socks5://proxy.example", "http://", "a b", "p:99999"})
  void a_proxy_that_is_not_understood_is_not_bypassed(String value) {
    environment.put("https_proxy", value);

    assertThat(settings.routeTo(ENDPOINT)).isEqualTo(new Route.NotUnderstood());
  }

  @Test
  void a_proxy_port_that_is_no_number_is_not_understood() {
    properties.put("https.proxyHost", "proxy.example");
    properties.put("https.proxyPort", "https");

    assertThat(settings.routeTo(ENDPOINT)).isEqualTo(new Route.NotUnderstood());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*",
        "example.org",
        ".example.org",
        "*.example.org",
        "telemetry.example.org",
        "a.example, TELEMETRY.example.ORG ,b.example",
        "example.org:443"
      })
  void no_proxy_excludes_a_host_and_what_is_under_it(String list) {
    environment.put("https_proxy", "proxy.example:3128");
    environment.put("no_proxy", list);

    assertThat(settings.routeTo(ENDPOINT)).isEqualTo(new Route.Direct(ENDPOINT));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ample.org", "example.com", "example.org:8443", "x.telemetry.example.org"})
  void no_proxy_excludes_nothing_else(String list) {
    environment.put("https_proxy", "proxy.example:3128");
    environment.put("NO_PROXY", list);

    assertThat(settings.routeTo(ENDPOINT)).isInstanceOf(Route.Tunnel.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"*.example.org", "telemetry.*", "localhost|telemetry.example.org", "*"})
  void the_property_for_hosts_without_a_proxy_has_its_own_form(String list) {
    properties.put("https.proxyHost", "proxy.example");
    properties.put("http.nonProxyHosts", list);

    assertThat(settings.routeTo(ENDPOINT)).isEqualTo(new Route.Direct(ENDPOINT));
  }

  @Test
  void a_host_that_is_not_listed_in_the_property_goes_through_the_proxy() {
    properties.put("https.proxyHost", "proxy.example");
    properties.put("http.nonProxyHosts", "localhost|*.example.com");

    assertThat(settings.routeTo(ENDPOINT)).isInstanceOf(Route.Tunnel.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://localhost/", "http://127.0.0.1/", "https://[::1]/"})
  void this_machine_is_never_reached_through_a_proxy(String url) {
    environment.put("https_proxy", "proxy.example:3128");
    properties.put("https.proxyHost", "proxy.example");

    assertThat(settings.routeTo(Endpoint.of(url))).isInstanceOf(Route.Direct.class);
  }

  @Test
  void a_route_does_not_show_the_proxys_password() {
    environment.put("https_proxy", "http://bob:secret@proxy.example:3128");

    assertThat(settings.routeTo(ENDPOINT).toString()).doesNotContain("secret");
  }
}
