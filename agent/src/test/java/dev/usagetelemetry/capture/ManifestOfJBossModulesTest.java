package dev.usagetelemetry.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.security.cert.Certificate;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestOfJBossModulesTest {

  /** A class of a server. */
  static final class Server {}

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"%s", "jar:%s!/"})
  void the_manifest_is_that_of_the_jar_however_its_loader_names_it(String location)
      throws Exception {
    var jar = jar(directory.resolve("a server.jar"));
    var type = new Loader().define(location.formatted(jar.toUri()));
    assertThat(ClassPathFacts.manifest(type, "Build-Tag")).isEqualTo("v1.2");
    assertThat(ClassPathFacts.manifest(type, "Other")).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"file:/no/such.jar", "jar:file:/a.jar!/b.jar!/", "jar:http://a/b.jar!/"})
  void what_cannot_be_read_as_a_jar_has_no_manifest(String location) throws Exception {
    assertThat(ClassPathFacts.manifest(new Loader().define(location), "Build-Tag")).isNull();
  }

  @Test
  void a_class_of_the_jdk_came_from_no_jar() {
    assertThat(ClassPathFacts.manifest(String.class, "Build-Tag")).isNull();
  }

  private static Path jar(Path file) throws IOException {
    var manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("Build-Tag", "v1.2");
    new JarOutputStream(Files.newOutputStream(file), manifest).close();
    return file;
  }

  private static final class Loader extends ClassLoader {

    Loader() {
      super(null);
    }

    Class<?> define(String location) throws IOException {
      var name = Server.class.getName();
      var source = new CodeSource(URI.create(location).toURL(), (Certificate[]) null);
      try (var in =
          Objects.requireNonNull(
              ClassPathFactsTest.class
                  .getClassLoader()
                  .getResourceAsStream(name.replace('.', '/') + ".class"))) {
        var bytes = in.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length, new ProtectionDomain(source, null));
      }
    }
  }
}
