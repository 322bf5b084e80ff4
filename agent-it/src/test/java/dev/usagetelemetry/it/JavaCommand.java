package dev.usagetelemetry.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A {@code java} command line to be run in a JVM of its own. Changed by its methods, then run. */
public final class JavaCommand {

  private final Path directory;
  private final List<String> jvmOptions = new ArrayList<>();
  private final List<String> program = new ArrayList<>();
  private final Map<String, String> environment = new HashMap<>();
  private final List<String> prefix = new ArrayList<>();
  private boolean keepsLedger;
  private Path executable = Built.jdk().resolve("bin/java");

  /**
   * A command that runs in a directory.
   *
   * @param directory where the process starts and its output is kept
   */
  public JavaCommand(Path directory) {
    this.directory = directory;
  }

  /** The agent with these settings, in JAVA_TOOL_OPTIONS as an image would have it. */
  public JavaCommand agent(String settings) {
    return agent(Built.agent(), settings);
  }

  /** Another agent in the place of ours. */
  JavaCommand agent(Path jar, String settings) {
    return variable(
        "JAVA_TOOL_OPTIONS",
        "-Dplanted.property=PLANTED-property -javaagent:"
            + jar
            + (settings.isEmpty() ? "" : "=" + settings));
  }

  /**
   * With names planted in what every process has: its environment and, where it is java itself that
   * is started, its command line. What a script starts finds one in its system properties.
   */
  JavaCommand planted() {
    if (executable.endsWith("java")) {
      option("-Dplanted.option=PLANTED-option");
    }
    return variable("PLANTED_VARIABLE", "PLANTED-variable");
  }

  /** Has the agent keep an account of its messages: {@link JavaProcess#ledger}. */
  public JavaCommand keepingLedger() {
    keepsLedger = true;
    return this;
  }

  /** On another JDK than the one that the tests are for. */
  public JavaCommand on(Path jdk) {
    executable = jdk.resolve("bin/java");
    return this;
  }

  public JavaCommand option(String... options) {
    jvmOptions.addAll(List.of(options));
    return this;
  }

  public JavaCommand main(String classPath, String mainClass, String... arguments) {
    program.addAll(List.of("-cp", classPath, mainClass));
    program.addAll(List.of(arguments));
    return this;
  }

  /** A main class and its arguments as they are typed, with a blank between two. */
  public JavaCommand mainLine(String classPath, String line) {
    var words = line.split(" ", -1);
    return main(classPath, words[0], Arrays.copyOfRange(words, 1, words.length));
  }

  /** The same for a program in a folder. */
  public JavaCommand programLine(Path folder, String line) {
    var words = line.split(" ", -1);
    return program(folder.resolve(words[0]), Arrays.copyOfRange(words, 1, words.length));
  }

  public JavaCommand jar(Path jar, String... arguments) {
    program.addAll(List.of("-jar", jar.toString()));
    program.addAll(List.of(arguments));
    return this;
  }

  /** Another program than java: a tool of the JDK, a start script. */
  public JavaCommand program(Path executable, String... arguments) {
    this.executable = executable;
    program.addAll(List.of(arguments));
    return this;
  }

  /** Further arguments of the program. */
  public JavaCommand argument(String... arguments) {
    program.addAll(List.of(arguments));
    return this;
  }

  public JavaCommand variable(String name, String value) {
    environment.put(name, value);
    return this;
  }

  /** Runs the command under another, such as strace. */
  public JavaCommand under(String... command) {
    prefix.addAll(List.of(command));
    return this;
  }

  /** Hands the command to one of the agent's own, such as {@code verify}. */
  JavaCommand underAgentTool(String... words) {
    under(Built.jdk().resolve("bin/java").toString(), "-jar", Built.agent().toString());
    return under(words).under("--");
  }

  public JavaProcess start() throws IOException {
    var line = new ArrayList<>(prefix);
    line.add(executable.toString());
    line.addAll(jvmOptions);
    line.addAll(program);
    Files.createDirectories(directory);
    var builder = new ProcessBuilder(line).directory(directory.toFile());
    builder.environment().keySet().removeIf(JavaCommand::reachesJvms);
    builder.environment().putAll(environment);
    var output = Files.createTempDirectory(directory, "output");
    if (keepsLedger) {
      var ledger = output.toAbsolutePath().resolve(JavaProcess.LEDGER).toString();
      builder.environment().put("USAGE_TELEMETRY_LEDGER", ledger);
    }
    return JavaProcess.start(builder, output);
  }

  /** Runs to the end. */
  public Result run(Duration atMost) throws IOException {
    try (var process = start()) {
      return new Result(process.awaitExit(atMost), process.out(), process.err());
    }
  }

  /** What the machine of the test sets must not decide what the test sees. */
  private static boolean reachesJvms(String variable) {
    return variable.equals("JAVA_TOOL_OPTIONS")
        || variable.equals("JDK_JAVA_OPTIONS")
        || variable.equals("_JAVA_OPTIONS")
        || variable.equals("DO_NOT_TRACK")
        || variable.startsWith("USAGE_TELEMETRY_")
        || variable.endsWith("_TELEMETRY_OPTOUT");
  }

  /** How a command ended. */
  public record Result(int exit, String out, String err) {

    /** Standard error without the one line that the JVM itself prints for JAVA_TOOL_OPTIONS. */
    public String errOfTheProgram() {
      return err.lines()
          .filter(line -> !line.startsWith("Picked up JAVA_TOOL_OPTIONS: "))
          .map(line -> line + "\n")
          .reduce("", String::concat);
    }
  }
}
