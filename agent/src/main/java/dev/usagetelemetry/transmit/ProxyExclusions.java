package dev.usagetelemetry.transmit;

import dev.usagetelemetry.disclose.Endpoint;
import java.util.Locale;
import java.util.function.Predicate;

/** The hosts that are not to be reached through the proxy, in the two ways to list them. */
final class ProxyExclusions {

  private ProxyExclusions() {}

  /** {@code http.nonProxyHosts}: separated by {@code |}, {@code *} at either end for anything. */
  static boolean inProperty(String list, Endpoint endpoint) {
    String host = endpoint.host().toLowerCase(Locale.ROOT);
    return anyOf(list, "\\|", pattern -> matches(pattern, host));
  }

  /**
   * {@code no_proxy}: separated by commas. A host covers itself and all below it, with or without a
   * leading dot; with a port, that port only; {@code *} covers everything.
   */
  static boolean inVariable(String list, Endpoint endpoint) {
    return anyOf(list, ",", entry -> entry.equals("*") || covers(entry, endpoint));
  }

  private static boolean anyOf(String list, String separator, Predicate<String> test) {
    for (String entry : list.split(separator, -1)) {
      String stripped = entry.strip().toLowerCase(Locale.ROOT);
      if (!stripped.isEmpty() && test.test(stripped)) {
        return true;
      }
    }
    return false;
  }

  private static boolean matches(String pattern, String host) {
    String plain = pattern.replace("*", "");
    boolean open = pattern.startsWith("*");
    boolean openEnd = pattern.endsWith("*");
    if (open && openEnd) {
      return host.contains(plain);
    }
    if (open) {
      return host.endsWith(plain);
    }
    return openEnd ? host.startsWith(plain) : host.equals(plain);
  }

  private static boolean covers(String entry, Endpoint endpoint) {
    String host = entry;
    int colon = entry.indexOf(':');
    boolean hasPort = colon >= 0 && colon == entry.lastIndexOf(':'); // else it is IPv6
    if (hasPort) {
      host = entry.substring(0, colon);
      if (!entry.substring(colon + 1).equals(Integer.toString(endpoint.port()))) {
        return false;
      }
    }
    String domain = host.startsWith("*.") ? host.substring(1) : host;
    String suffix = domain.startsWith(".") ? domain : "." + domain;
    return ("." + endpoint.host().toLowerCase(Locale.ROOT)).endsWith(suffix);
  }
}
