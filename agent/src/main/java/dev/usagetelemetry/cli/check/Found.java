package dev.usagetelemetry.cli.check;

import java.util.LinkedHashSet;
import java.util.Set;

/** Where an expression leads, as far as class files tell. */
sealed interface Found {

  /** To one of these types; several where a capture has several places. */
  record Types(Set<JavaType> types) implements Found {
    static Types of(JavaType type) {
      return new Types(Set.of(type));
    }

    /** Whether nothing more can be said from here on. */
    boolean isOpen() {
      return types.stream().anyMatch(JavaType::isUnknown);
    }

    Types and(Types others) {
      var all = new LinkedHashSet<>(types);
      all.addAll(others.types);
      return new Types(all);
    }
  }

  /**
   * Nowhere.
   *
   * @param why which step, in words
   */
  record Missing(String why) implements Found {}
}
