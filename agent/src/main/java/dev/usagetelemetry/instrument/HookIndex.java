package dev.usagetelemetry.instrument;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which classes to look out for. Filled in premain, only read afterwards; {@link #lines} is on the
 * class loading path of every JVM and is one {@link HashMap#get}.
 */
public final class HookIndex {

  private final Map<String, String> linesByInternalName = new HashMap<>();

  /**
   * Reads lines as {@link HookLine#write} makes them. By hand and not with a reader, and the
   * charset by its name: a reader and {@code StandardCharsets} are 12 classes that a tool does not
   * load.
   */
  @SuppressWarnings("StringCharset") // see above
  public HookIndex read(InputStream index) throws IOException {
    var text = new String(index.readAllBytes(), "UTF-8");
    var from = 0;
    for (var to = text.indexOf('\n'); to >= 0; to = text.indexOf('\n', from)) {
      add(text.substring(from, to));
      from = to + 1;
    }
    return this;
  }

  /** Adds one hook, as {@link HookLine#write} makes it. */
  public void add(String line) {
    var name = HookLine.internalName(line);
    var already = linesByInternalName.get(name);
    linesByInternalName.put(name, already == null ? line : already + '\n' + line);
  }

  /** A profile of the operator's replaces the built-in one of the same id. */
  public void dropProfile(String id) {
    var all = new ArrayList<String>();
    for (var lines : linesByInternalName.values()) {
      for (var line : lines.split("\n", -1)) {
        if (!HookLine.parse(line).profile().equals(id)) {
          all.add(line);
        }
      }
    }
    linesByInternalName.clear();
    for (var line : all) {
      add(line);
    }
  }

  @Nullable String lines(String internalName) {
    return linesByInternalName.get(internalName);
  }

  static List<Hook> parse(String lines) {
    var hooks = new ArrayList<Hook>();
    for (var line : lines.split("\n", -1)) {
      hooks.add(HookLine.parse(line));
    }
    return hooks;
  }
}
