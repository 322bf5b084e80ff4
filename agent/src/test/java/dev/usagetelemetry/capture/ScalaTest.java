package dev.usagetelemetry.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Scala's own library, in a class loader that the readings know nothing of. */
class ScalaTest {

  private static URLClassLoader scala;

  private final Members members = new Members(type -> {});
  private final Elements elements = new Elements(members);

  @BeforeAll
  static void load() throws IOException {
    try (var jars = Files.list(Path.of("target/test-scala"))) {
      scala =
          new URLClassLoader(
              new URL[] {jars.findFirst().orElseThrow().toUri().toURL()},
              ClassLoader.getPlatformClassLoader());
    }
  }

  @AfterAll
  static void close() throws IOException {
    scala.close();
  }

  @Test
  void a_sequence_has_a_size_and_elements() throws Exception {
    var buffer = converted("asScala", Collection.class, List.of("a", "b"));
    var list = Objects.requireNonNull(members.call(buffer, "toList"));
    assertThat(list.getClass().getName()).startsWith("scala.collection.immutable.");
    assertThat(elements.of(list)).containsExactly("a", "b");
    assertThat(elements.count(list)).isEqualTo(2);
    assertThat(elements.of(Objects.requireNonNull(members.call(list, "iterator"))))
        .containsExactly("a", "b");
  }

  @Test
  void an_empty_sequence_is_counted_as_zero() throws Exception {
    var empty = converted("asScala", Collection.class, List.of());
    assertThat(elements.count(Objects.requireNonNull(members.call(empty, "toList")))).isZero();
  }

  @Test
  void a_map_gives_its_values() throws Exception {
    var map = converted("asScala", Map.class, Map.of("key", "value"));
    assertThat(elements.of(map)).containsExactly("value");
    assertThat(elements.count(map)).isEqualTo(1);
  }

  @Test
  void an_option_is_a_box() throws Exception {
    var some = scala.loadClass("scala.Some").getConstructor(Object.class).newInstance("inside");
    var none = scala.loadClass("scala.None$").getField("MODULE$").get(null);
    assertThat(Boxes.open(some, members)).isEqualTo("inside");
    assertThat(Boxes.open(none, members)).isNull();
  }

  private static Object converted(String method, Class<?> parameter, Object value)
      throws Exception {
    return scala
        .loadClass("scala.jdk.javaapi.CollectionConverters")
        .getMethod(method, parameter)
        .invoke(null, value);
  }
}
