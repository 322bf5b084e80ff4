package dev.usagetelemetry.settings;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A process in which only that is set which a test sets. */
final class FakeProcess implements ProcessValues {

  final Map<String, String> properties = new HashMap<>();
  final Map<String, String> variables = new HashMap<>();

  @Override
  public @Nullable String property(String name) {
    return properties.get(name);
  }

  @Override
  public @Nullable String variable(String name) {
    return variables.get(name);
  }
}
