package dev.usagetelemetry.settings;

import java.net.URI;
import java.net.URISyntaxException;

/** A page that a person can open in a browser. */
final class WebPage {

  private WebPage() {}

  static boolean isOne(String text) {
    try {
      URI uri = new URI(text);
      return uri.getHost() != null
          && ("https".equalsIgnoreCase(uri.getScheme())
              || "http".equalsIgnoreCase(uri.getScheme()));
    } catch (URISyntaxException notAUri) {
      return false;
    }
  }
}
