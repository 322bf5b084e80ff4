package dev.usagetelemetry.entry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.AllPermission;
import java.util.Collections;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.function.Supplier;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IsolatedLoaderTest {

  /** Lies in the jar as class data, and on the test's class path as a class. */
  public static final class Hidden implements Supplier<String> {
    @Override
    public String get() {
      return "from behind";
    }
  }

  private static final String NAME = Hidden.class.getName();
  private static final String FILE = NAME.replace('.', '/');

  private final Path folder;
  private IsolatedLoader loader;

  IsolatedLoaderTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @BeforeEach
  void pack() throws IOException {
    var jar = folder.resolve("an agent.jar"); // with a blank, as on many a desktop
    try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
      put(out, "agent/" + FILE + ".classdata", classFile());
      put(out, "agent/profiles.index", "inside".getBytes(UTF_8));
      put(out, "agent/META-INF/services/java.util.function.Supplier", NAME.getBytes(UTF_8));
      put(out, "visible/Plain.class", classFile());
    }
    loader = new IsolatedLoader(jar.toFile());
  }

  @Test
  void a_class_is_made_from_class_data_and_is_not_the_hosts() throws Exception {
    var type = loader.loadClass(NAME);
    assertThat(type.getClassLoader()).isSameAs(loader);
    assertThat(type).isNotSameAs(Hidden.class);
    assertThat(loader.loadClass(NAME)).isSameAs(type);
    assertThat(((Supplier<?>) type.getConstructor().newInstance()).get()).isEqualTo("from behind");
  }

  @Test
  void it_may_do_everything_whatever_policy_a_server_installs() throws Exception {
    var domain = loader.loadClass(NAME).getProtectionDomain();
    assertThat(domain.getPermissions().implies(new AllPermission())).isTrue();
  }

  @Test
  void the_class_path_of_the_host_cannot_be_seen() throws Exception {
    assertThatThrownBy(() -> loader.loadClass(Test.class.getName()))
        .isInstanceOf(ClassNotFoundException.class);
    assertThatThrownBy(() -> loader.loadClass("visible.Plain"))
        .isInstanceOf(ClassNotFoundException.class);
    assertThat(loader.loadClass("java.sql.Driver")).isSameAs(java.sql.Driver.class);
  }

  @Test
  void resources_and_services_are_those_of_the_agent() throws Exception {
    try (var in = Objects.requireNonNull(loader.getResourceAsStream("profiles.index"))) {
      assertThat(new String(in.readAllBytes(), UTF_8)).isEqualTo("inside");
    }
    var url = Objects.requireNonNull(loader.getResource("profiles.index"));
    try (var in = url.openStream()) {
      assertThat(in.readAllBytes()).asString(UTF_8).isEqualTo("inside");
    }
    assertThat(Collections.list(loader.getResources("profiles.index"))).hasSize(1);
    assertThat(loader.getResourceAsStream("no/such")).isNull();
    assertThat(loader.getResource("no/such")).isNull();
    assertThat(ServiceLoader.load(Supplier.class, loader)).hasSize(1);
  }

  private static void put(JarOutputStream out, String name, byte[] bytes) throws IOException {
    out.putNextEntry(new JarEntry(name));
    out.write(bytes);
    out.closeEntry();
  }

  private static byte[] classFile() throws IOException {
    try (var in =
        Objects.requireNonNull(
            IsolatedLoaderTest.class.getResourceAsStream("/" + FILE + ".class"))) {
      return in.readAllBytes();
    }
  }
}
