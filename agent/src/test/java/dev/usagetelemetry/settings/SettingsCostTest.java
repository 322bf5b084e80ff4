package dev.usagetelemetry.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What reading the settings costs a JVM in which nothing is set, counted in classes. */
class SettingsCostTest {

  /** The same JVM without and with the reading. */
  static final class Program {
    private Program() {}

    public static void main(String[] args) throws BadSetting {
      if (args.length > 0) {
        SettingsReader.read(null, ProcessValues.ofThisProcess());
      }
    }
  }

  @Test
  void with_nothing_set_it_loads_a_handful_of_classes_and_none_that_a_server_wants_first()
      throws Exception {
    Set<String> added = loadedClasses("read");
    added.removeAll(loadedClasses());

    assertThat(added).hasSizeLessThanOrEqualTo(20);
    assertThat(added)
        .noneMatch(
            name ->
                name.startsWith("java.nio.file.")
                    || name.startsWith("java.util.logging.")
                    || name.startsWith("java.util.regex.")
                    || name.startsWith("java.lang.invoke.")
                    || name.startsWith("javax.management.")
                    || name.startsWith("java.net.")
                    || name.startsWith("java.security.")
                    || name.equals("java.util.UUID"));
  }

  private static Set<String> loadedClasses(String... arguments) throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Stream<String> command =
        Stream.concat(
            Stream.of(
                java,
                "-Xlog:class+load:stdout:none",
                "-cp",
                System.getProperty("java.class.path"),
                Program.class.getName()),
            Stream.of(arguments));
    Process process = new ProcessBuilder(command.toList()).redirectErrorStream(true).start();
    Set<String> classes = new HashSet<>();
    try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
      lines.lines().map(line -> line.split(" ", 2)[0]).forEach(classes::add);
    } catch (UncheckedIOException e) {
      throw new IOException(e);
    }
    assertThat(process.waitFor()).isZero();
    return classes;
  }
}
