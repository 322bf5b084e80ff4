package dev.usagetelemetry.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.nio.CharBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings({"UnusedVariable", "UnusedMethod", "unused"}) // read by the members
class MembersTest {

  private final List<Class<?>> opened = new ArrayList<>();
  private final Members members = new Members(opened::add);

  /** Overloads, of which the JVM lists the methods in no order. */
  static final class Overloaded {
    String take(Object any) {
      return "object";
    }

    String take(CharSequence text) {
      return "text";
    }

    String take(String text) {
      return "string";
    }

    String take(long number) {
      return "long";
    }

    String take(int number) {
      return "int";
    }

    String narrow(short number) {
      return "short";
    }

    String narrower(byte number) {
      return "byte";
    }
  }

  /** Has a bridge method beside its own. */
  static final class Bridged implements Comparable<Bridged> {
    @Override
    public int compareTo(Bridged other) {
      return 5;
    }
  }

  @Test
  void of_overloads_the_closest_is_called() {
    var target = new Overloaded();
    assertThat(members.call(target, "take", "x")).isEqualTo("string");
    assertThat(members.call(target, "take", CharBuffer.wrap("x"))).isEqualTo("text");
    assertThat(members.call(target, "take", 1)).isEqualTo("int");
    assertThat(members.call(target, "take", 1L)).isEqualTo("long");
    assertThat(members.call(target, "take", true)).isEqualTo("object");
  }

  @Test
  void a_number_that_a_parameter_cannot_hold_does_not_fit() {
    var target = new Overloaded();
    assertThat(members.call(target, "narrow", 7)).isEqualTo("short");
    assertThat(members.call(target, "narrow", 70_000)).isNull();
    assertThat(members.call(target, "narrower", -128)).isEqualTo("byte");
    assertThat(members.call(target, "narrower", 128)).isNull();
  }

  @Test
  void a_method_with_a_bridge_is_called() {
    var target = new Bridged();
    assertThat(members.call(target, "compareTo", target)).isEqualTo(5);
  }

  @Test
  void a_hidden_class_of_the_jdk_is_read_through_its_public_interface() {
    assertThat(members.call(Collections.unmodifiableMap(Map.of("a", 1)), "size")).isEqualTo(1);
    assertThat(opened).isEmpty();
  }

  @Test
  void what_the_jdk_hides_stays_hidden() {
    assertThat(members.field(new ArrayList<>(), "size")).isNull();
    assertThat(members.call(new ArrayList<>(), "grow")).isNull();
    assertThat(opened).isEmpty();
  }

  @Test
  void the_package_of_a_servers_module_is_opened_when_it_has_to_be(@TempDir Path folder)
      throws Exception {
    var layer = layerOfAServer(folder);
    var module = layer.layer().findModule("example.server").orElseThrow();
    var type = layer.layer().findLoader("example.server").loadClass("example.server.Node");
    var constructor = type.getMethod("make");
    assertThat(constructor.getDeclaringClass().getModule()).isSameAs(module);

    var closed = new Members(opened::add);
    assertThat(closed.staticField(type, "state")).isNull();
    assertThat(opened).containsExactly(type);

    var opening =
        new Members(
            inPackage ->
                layer.addOpens(module, inPackage.getPackageName(), Members.class.getModule()));
    assertThat(opening.staticField(type, "state")).isEqualTo("up");
    assertThat(opening.callStatic(type, "secret")).isEqualTo(42);
  }

  private static ModuleLayer.Controller layerOfAServer(Path folder) throws IOException {
    var sources = Files.createDirectories(folder.resolve("src/example/server"));
    var module = folder.resolve("src/module-info.java");
    Files.writeString(module, "module example.server {}");
    var node = sources.resolve("Node.java");
    Files.writeString(
        node,
        """
        package example.server;
        public class Node {
          private static String state = "up";
          private static int secret() { return 42; }
          public static Node make() { return new Node(); }
        }
        """);
    var classes = folder.resolve("classes");
    var status =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-d", classes.toString(), module.toString(), node.toString());
    assertThat(status).isZero();
    var boot = ModuleLayer.boot();
    var configuration =
        Configuration.resolve(
            ModuleFinder.of(classes),
            List.of(boot.configuration()),
            ModuleFinder.of(),
            Set.of("example.server"));
    return ModuleLayer.defineModulesWithOneLoader(configuration, List.of(boot), null);
  }
}
