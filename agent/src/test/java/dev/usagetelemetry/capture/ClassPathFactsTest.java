package dev.usagetelemetry.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.security.cert.Certificate;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassPathFactsTest {

  @TempDir Path directory;

  private Path jar = Path.of("");

  @BeforeEach
  void a_jar_with_a_manifest() throws IOException {
    var manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_VERSION, "23.10.0");
    jar = directory.resolve("store.jar");
    new JarOutputStream(Files.newOutputStream(jar), manifest).close();
  }

  @Test
  void a_manifest_is_read_from_the_jar_that_a_class_came_from() throws Exception {
    assertThat(version(jar.toUri().toString())).isEqualTo("23.10.0");
  }

  @Test
  void and_from_one_that_is_told_as_something_within_a_file() throws Exception {
    assertThat(version("jar:" + jar.toUri() + "!/")).isEqualTo("23.10.0");
  }

  @Test
  void what_is_no_jar_has_none_and_nothing_is_fetched() throws Exception {
    assertThat(version(directory.toUri().toString())).isNull();
    assertThat(version("jar:" + directory.toUri() + "none.jar!/")).isNull();
    assertThat(version("http://127.0.0.1:9/store.jar")).isNull();
    assertThat(version("jar:http://127.0.0.1:9/store.jar!/")).isNull();
    assertThat(ClassPathFacts.manifest(String.class, "Implementation-Version")).isNull();
  }

  private static @Nullable String version(String location) throws Exception {
    return ClassPathFacts.manifest(Loader.loadedFrom(location), "Implementation-Version");
  }

  /** Says of a class that it comes from somewhere. */
  private static final class Loader extends ClassLoader {

    static Class<?> loadedFrom(String location) throws IOException {
      var name = Probe.class.getName();
      try (var in = Probe.class.getResourceAsStream("ClassPathFactsTest$Probe.class")) {
        var classFile = java.util.Objects.requireNonNull(in).readAllBytes();
        var source = new CodeSource(new URL(location), (Certificate[]) null);
        return new Loader()
            .defineClass(name, classFile, 0, classFile.length, new ProtectionDomain(source, null));
      }
    }
  }

  /** Comes from wherever a test says. */
  private static final class Probe {}
}
