package dev.usagetelemetry.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.UnaryOperator;

/** A program that is no server says and returns the same with the agent as without. */
public final class Silence {

  private static final Duration TOOL = Duration.ofSeconds(60);

  private final Path directory;

  private Silence(Path directory) {
    this.directory = directory;
  }

  public static Silence in(Path directory) {
    return new Silence(directory);
  }

  /**
   * Runs a program with and without the agent.
   *
   * @param what for whoever reads a failure
   * @param program makes the command of one in this directory
   */
  public void same(String what, UnaryOperator<JavaCommand> program) throws IOException {
    var without = program.apply(new JavaCommand(directory)).run(TOOL);
    var with = program.apply(new JavaCommand(directory)).agent("").run(TOOL);
    same(what, without, with);
  }

  static void same(String what, JavaCommand.Result without, JavaCommand.Result with) {
    assertThat(with.exit()).as(what).isEqualTo(without.exit());
    assertThat(timeless(with.out())).as(what).isEqualTo(timeless(without.out()));
    assertThat(timeless(with.errOfTheProgram()))
        .as(what)
        .isEqualTo(timeless(without.errOfTheProgram()));
  }

  /** What differs between any two runs: times, process ids, addresses of objects. */
  static String timeless(String output) {
    return output
        .replaceAll("\\d{2}-[A-Z][a-z]{2}-\\d{4} [\\d:.]+", "TIME")
        .replaceAll("[A-Z][a-z]{2} \\d{1,2}, \\d{4} [\\d:]+ [AP]M", "TIME")
        .replaceAll("\\d{4}-\\d{2}-\\d{2}[T ][\\d:.,]+(Z|[+-]\\d{2}:?\\d{2})?", "TIME")
        // Not \\b: the sequence that sets a color ends in a letter.
        .replaceAll("(?<![\\d:])\\d{2}:\\d{2}:\\d{2}([.,]\\d+)?\\b", "TIME")
        .replaceAll("[\\[(]?\\b\\d+([.,]\\d+)?\\]? ?(ms|milliseconds|s|seconds)\\b", "TIME")
        .replaceAll("\\b\\d{10,}\\b", "NUMBER")
        .replaceAll("@[0-9a-f]{5,}", "@ID")
        .lines()
        .filter(line -> !line.contains("JAVA_TOOL_OPTIONS"))
        .reduce("", (all, line) -> all + line + "\n");
  }
}
