package dev.usagetelemetry.settings;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/** The properties file that the setting {@code config} names, in UTF-8. */
final class ConfigFile {

  static final String ORIGIN = "the configuration file";

  /** Far more than all settings take; what is longer is some other file. */
  private static final long MAX_BYTES = 64 * 1024;

  private ConfigFile() {}

  /**
   * Reads it. By {@code java.io}: {@code java.nio.file} in premain would fix the file system
   * provider before the server can.
   *
   * @throws BadSetting when it cannot be read, or holds an unknown key
   */
  static Map<String, String> read(Given config) throws BadSetting {
    Map<String, String> values = new HashMap<>();
    for (Map.Entry<Object, Object> entry : load(config).entrySet()) {
      String key = (String) entry.getKey();
      if (!Key.isKnown(key)) {
        throw new BadSetting(Arguments.shown(key), ORIGIN, Key.unknown(key));
      }
      if (key.equals(Key.CONFIG)) {
        throw new BadSetting(key, ORIGIN, "cannot name a further file");
      }
      values.put(key, ((String) entry.getValue()).strip());
    }
    return values;
  }

  /** A properties file as it stands. */
  static Properties load(Given config) throws BadSetting {
    File file = new File(config.value());
    // A pipe or a device is no file in this sense: premain would wait for it for ever.
    if (!file.isFile() || file.length() > MAX_BYTES) {
      throw config.bad("names no file of at most 64 KiB");
    }
    Properties properties = new Properties();
    try (Reader reader = new InputStreamReader(new FileInputStream(file), StandardCharsets.UTF_8)) {
      properties.load(reader);
    } catch (IOException notReadable) {
      throw config.bad("names a file that cannot be read");
    } catch (IllegalArgumentException malformedEscape) {
      throw config.bad("names a file with a malformed \\u escape");
    }
    return properties;
  }
}
