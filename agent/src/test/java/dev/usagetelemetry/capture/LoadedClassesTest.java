package dev.usagetelemetry.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class LoadedClassesTest {

  /** A class of which a JVM can hold several. */
  static final class Config {}

  private static final String NAME = Config.class.getName();

  @Test
  void of_several_classes_of_one_name_the_one_that_the_server_sees_is_found() throws Exception {
    var one = new Deployment(LoadedClassesTest.class.getClassLoader());
    var other = new Deployment(LoadedClassesTest.class.getClassLoader());
    var inOne = one.define();
    var inOther = other.define();
    var loaded = new LoadedClasses(() -> new Class<?>[] {inOther, Config.class, inOne});

    assertThat(loaded.find(NAME, one)).isSameAs(inOne);
    assertThat(loaded.find(NAME, other)).isSameAs(inOther);
    assertThat(loaded.find(NAME, LoadedClassesTest.class.getClassLoader())).isSameAs(Config.class);
    assertThat(loaded.find(NAME, new Deployment(one))).isSameAs(inOne);
  }

  @Test
  void a_loader_that_has_been_given_the_class_by_another_is_asked() throws Exception {
    var owner = new Deployment(LoadedClassesTest.class.getClassLoader());
    var type = owner.define();
    var importing =
        new ClassLoader(null) {
          @Override
          protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (name.equals(NAME)) {
              return type;
            }
            throw new ClassNotFoundException(name);
          }
        };
    assertThat(new LoadedClasses(() -> new Class<?>[] {type}).find(NAME, importing)).isSameAs(type);
  }

  @Test
  void a_class_that_is_not_loaded_is_not_loaded_by_looking() {
    var loaded = new LoadedClasses(() -> new Class<?>[] {String.class});
    var watched =
        new ClassLoader(null) {
          @Override
          protected Class<?> findClass(String name) {
            throw new AssertionError("asked to load " + name);
          }
        };
    assertThat(loaded.find(NAME, watched)).isNull();
  }

  @Test
  void what_another_application_has_loaded_is_not_the_servers() throws Exception {
    var other = new Deployment(LoadedClassesTest.class.getClassLoader()).define();
    var stranger = new ClassLoader(null) {};
    assertThat(new LoadedClasses(() -> new Class<?>[] {other}).find(NAME, stranger)).isNull();
  }

  /** A loader with a copy of the class. */
  private static final class Deployment extends ClassLoader {
    Deployment(ClassLoader parent) {
      super(parent);
    }

    Class<?> define() throws IOException {
      var file = '/' + NAME.replace('.', '/') + ".class";
      try (var in = Objects.requireNonNull(LoadedClassesTest.class.getResourceAsStream(file))) {
        var bytes = in.readAllBytes();
        return defineClass(NAME, bytes, 0, bytes.length);
      }
    }
  }
}
