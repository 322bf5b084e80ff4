package dev.usagetelemetry.transmit;

import dev.usagetelemetry.disclose.Endpoint;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The proxy that the operator has set, read by ourselves: {@code ProxySelector} is the server's to
 * replace. The system properties {@code https.proxyHost}, {@code https.proxyPort} (443) and {@code
 * http.nonProxyHosts} come first, as the JVM's own setting; then {@code https_proxy} and {@code
 * no_proxy}, in lower or upper case. This machine is never reached through a proxy, and since plain
 * {@code http} goes to this machine only, {@code http_proxy} has no say.
 */
public final class ProxySettings {

  private final UnaryOperator<@Nullable String> properties;
  private final UnaryOperator<@Nullable String> environment;

  /** Looks properties and variables up anew for each attempt; null stands for one not set. */
  public ProxySettings(
      UnaryOperator<@Nullable String> properties, UnaryOperator<@Nullable String> environment) {
    this.properties = properties;
    this.environment = environment;
  }

  Route routeTo(Endpoint endpoint) {
    Route direct = new Route.Direct(endpoint);
    if (endpoint.isLoopback()) {
      return direct;
    }
    String host = property("https.proxyHost");
    if (!host.isEmpty()) {
      boolean excluded = ProxyExclusions.inProperty(property("http.nonProxyHosts"), endpoint);
      return excluded ? direct : byProperty(endpoint, host);
    }
    String proxy = variable("https_proxy", "HTTPS_PROXY");
    if (!proxy.isEmpty()) {
      boolean excluded = ProxyExclusions.inVariable(variable("no_proxy", "NO_PROXY"), endpoint);
      return excluded ? direct : byVariable(endpoint, proxy);
    }
    return direct;
  }

  private Route byProperty(Endpoint endpoint, String host) {
    String port = property("https.proxyPort");
    try {
      return tunnel(endpoint, host, port.isEmpty() ? 443 : Integer.parseInt(port), null);
    } catch (NumberFormatException notAPort) {
      return new Route.NotUnderstood();
    }
  }

  /** {@code http://[user:password@]host[:port][/]}, the scheme may be left out. */
  private static Route byVariable(Endpoint endpoint, String proxy) {
    try {
      URI uri = new URI(proxy.contains("://") ? proxy : "http://" + proxy);
      if (uri.getHost() == null || !"http".equalsIgnoreCase(uri.getScheme())) {
        return new Route.NotUnderstood();
      }
      String credentials = uri.getRawUserInfo();
      return tunnel(
          endpoint,
          uri.getHost(),
          uri.getPort() == -1 ? 80 : uri.getPort(),
          credentials == null ? null : percentDecoded(credentials));
    } catch (URISyntaxException | IllegalArgumentException notAProxy) {
      return new Route.NotUnderstood();
    }
  }

  private static Route tunnel(
      Endpoint endpoint, String host, int port, @Nullable String credentials) {
    return port >= 1 && port <= 65535
        ? new Route.Tunnel(endpoint, host, port, credentials)
        : new Route.NotUnderstood();
  }

  private static String percentDecoded(String text) {
    // URLDecoder is made for forms, where "+" is a blank.
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private String property(String name) {
    return orEmpty(properties.apply(name));
  }

  private String variable(String lower, String upper) {
    String value = orEmpty(environment.apply(lower));
    return value.isEmpty() ? orEmpty(environment.apply(upper)) : value;
  }

  private static String orEmpty(@Nullable String value) {
    return value == null ? "" : value.strip();
  }
}
