package dev.usagetelemetry.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code help} is there at once. */
class HelpIT {

  private static final int RUNS = 5;
  private static final Duration AT_MOST = Duration.ofMinutes(1);

  @TempDir Path directory;

  @Test
  void it_takes_at_most_300_ms_more_than_a_bare_jvm() throws Exception {
    var source =
        Files.writeString(
            directory.resolve("Bare.java"),
            "class Bare { public static void main(String[] args) { System.out.println(); } }");
    var compiled =
        new JavaCommand(directory)
            .program(Built.jdk().resolve("bin/javac"), source.toString())
            .run(AT_MOST);
    assertThat(compiled.exit()).isZero();
    var bare = fastest(new JavaCommand(directory).main(directory.toString(), "Bare"));
    var help = fastest(AgentTool.in(directory).command("help"));
    System.out.printf("help takes %d ms, a bare JVM %d ms%n", help, bare);
    assertThat(help - bare).isLessThanOrEqualTo(300);
  }

  /** Of several, since the machine has other things to do as well. */
  private static long fastest(JavaCommand command) throws IOException {
    var fastest = Long.MAX_VALUE;
    for (var run = 0; run < RUNS; run++) {
      var begin = System.nanoTime();
      assertThat(command.run(AT_MOST).exit()).isZero();
      fastest = Math.min(fastest, System.nanoTime() - begin);
    }
    return fastest / 1_000_000;
  }
}
