package dev.usagetelemetry.settings;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/**
 * What a vendor has baked into a jar of their own: a properties file in it with the same keys as
 * everywhere, which any other place outranks. In our jar it is there and empty, since to find out
 * that a resource is missing makes the JVM look through all its modules.
 */
public final class Brand {

  /** The file, at the root of what the isolated loader sees. */
  public static final String RESOURCE = "/brand.properties";

  static final String ORIGIN = "the vendor's jar";

  private Brand() {}

  /** Reads it; empty in a jar without a brand. */
  public static Map<String, String> read() throws BadSetting {
    try (var in = Brand.class.getResourceAsStream(RESOURCE)) {
      if (in == null || in.available() == 0) {
        return new HashMap<>(0);
      }
      Properties properties = new Properties();
      try (Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
        properties.load(reader);
      }
      Map<String, String> values = new HashMap<>();
      for (Map.Entry<Object, Object> entry : properties.entrySet()) {
        values.put((String) entry.getKey(), ((String) entry.getValue()).strip());
      }
      return values;
    } catch (IOException | IllegalArgumentException damaged) {
      throw new BadSetting("brand", ORIGIN, "cannot be read");
    }
  }

  /** Whether a vendor may set this: what is said for good, not where an operator's files are. */
  public static boolean mayHold(String key) {
    return Key.isKnown(key)
        && !key.equals(Key.CONFIG)
        && !key.equals(Key.PROFILES)
        && !key.equals(Key.LEDGER);
  }
}
