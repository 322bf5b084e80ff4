package dev.usagetelemetry.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.stream.Stream;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import oshi.software.os.CgroupInfo;

/**
 * Loads everything a second time, as the agent does in the server's JVM, so that OSHI and SLF4J
 * initialize under the eyes of the test.
 */
@EnabledOnOs(OS.LINUX)
class MachineFactsInIsolationTest {

  private final Path directory;

  MachineFactsInIsolationTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @Test
  void prints_nothing() throws Exception {
    var printed = new ByteArrayOutputStream();
    var out = System.out;
    var err = System.err;
    try (var stream = new PrintStream(printed, true)) {
      System.setOut(stream);
      System.setErr(stream);
      readFactsOnce();
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
    assertThat(printed.size()).isZero();
  }

  @Test
  void runs_no_program() throws Exception {
    var file = directory.resolve("events.jfr");
    try (var recording = new Recording()) {
      recording.enable("jdk.ProcessStart").withoutStackTrace();
      recording.start();
      readFactsOnce();
      recording.dump(file);
    }
    assertThat(RecordingFile.readAllEvents(file)).extracting(RecordedEvent::toString).isEmpty();
  }

  @Test
  void loads_nothing_that_needs_native_access() throws Exception {
    try (var loader = new Isolated()) {
      readFacts(loader);
      assertThat(loader.hasLoaded("oshi.software.common.os.linux.LinuxCgroupInfo")).isTrue();
      assertThat(loader.hasLoaded("oshi.SystemInfo")).isFalse();
    }
  }

  private static void readFactsOnce() throws Exception {
    try (var loader = new Isolated()) {
      readFacts(loader);
    }
  }

  private static void readFacts(ClassLoader loader) throws ReflectiveOperationException {
    var type = loader.loadClass(MachineFacts.class.getName());
    var facts = type.getMethod("ofThisMachine").invoke(null);
    var section = type.getMethod("section", File.class).invoke(facts, (Object) null);
    assertThat(section).asString().contains("totalMemory");
  }

  private static final class Isolated extends URLClassLoader {
    Isolated() {
      super(
          Stream.of(
                  MachineFacts.class, CgroupInfo.class, oshi.SystemInfo.class, LoggerFactory.class)
              .map(Isolated::origin)
              .toArray(URL[]::new),
          ClassLoader.getPlatformClassLoader());
    }

    boolean hasLoaded(String name) {
      return findLoadedClass(name) != null;
    }

    private static URL origin(Class<?> type) {
      return type.getProtectionDomain().getCodeSource().getLocation();
    }
  }
}
