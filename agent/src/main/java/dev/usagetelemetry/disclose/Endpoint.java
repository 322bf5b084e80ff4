package dev.usagetelemetry.disclose;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where messages are posted: {@code https}, or {@code http} when the host is literally this
 * machine. An endpoint of any other kind cannot be made, so that nothing can travel in the clear.
 *
 * @param uri absolute, ASCII only, with a host and without user info or fragment
 */
public record Endpoint(URI uri) {

  /**
   * Holds the shape.
   *
   * @throws IllegalArgumentException with a message that says what is wrong and repeats nothing of
   *     the URI, since it may hold a secret
   */
  public Endpoint {
    uri = URI.create(uri.toASCIIString());
    String problem = problemWith(uri);
    if (problem != null) {
      throw new IllegalArgumentException(problem);
    }
  }

  /**
   * Reads an endpoint as an operator or vendor writes it.
   *
   * @throws IllegalArgumentException as the constructor does
   */
  public static Endpoint of(String text) {
    try {
      return new Endpoint(new URI(text));
    } catch (URISyntaxException notAUri) {
      // Not the cause: its message repeats the text.
      throw new IllegalArgumentException("is not a URL");
    }
  }

  /** The host, an IPv6 address without its brackets. */
  public String host() {
    String host = uri.getHost();
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  /** The port, the scheme's own (443 or 80) where the URI names none. */
  public int port() {
    if (uri.getPort() != -1) {
      return uri.getPort();
    }
    return isEncrypted() ? 443 : 80;
  }

  /** Whether the connection is to be TLS. */
  public boolean isEncrypted() {
    return uri.getScheme().equalsIgnoreCase("https");
  }

  /**
   * Whether the host is literally this machine. Decided from the text, because a look-up would be
   * traffic in itself and its answer could change.
   */
  public boolean isLoopback() {
    return isLoopback(uri.getHost());
  }

  @Override
  public String toString() {
    return uri.toString();
  }

  private static @Nullable String problemWith(URI uri) {
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("https") && !scheme.equals("http")) {
      return "is not an https URL";
    }
    if (uri.getHost() == null) {
      return "has no valid host";
    }
    if (uri.getUserInfo() != null) {
      return "must not hold a user name or password";
    }
    if (uri.getFragment() != null) {
      return "must not have a fragment";
    }
    if (uri.getPort() == 0 || uri.getPort() > 65535) {
      return "has no valid port";
    }
    if (scheme.equals("http") && !isLoopback(uri.getHost())) {
      return "must be https, since its host is not localhost, 127.x.x.x or [::1]";
    }
    return null;
  }

  private static boolean isLoopback(String host) {
    return host.equalsIgnoreCase("localhost") || host.equals("[::1]") || isLoopbackV4(host);
  }

  /** Four decimal numbers of which the first is 127: {@code 127.evil.example} is a name. */
  private static boolean isLoopbackV4(String host) {
    String[] parts = host.split("\\.", -1);
    if (parts.length != 4 || !parts[0].equals("127")) {
      return false;
    }
    for (String part : parts) {
      if (!isOctet(part)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isOctet(String part) {
    if (part.isEmpty() || part.length() > 3) {
      return false;
    }
    for (int i = 0; i < part.length(); i++) {
      if (part.charAt(i) < '0' || part.charAt(i) > '9') {
        return false;
      }
    }
    return Integer.parseInt(part) <= 255;
  }
}
