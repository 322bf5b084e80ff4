package dev.usagetelemetry.cli;

import dev.usagetelemetry.profile.NearestKey;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * {@code java -jar usage-telemetry-agent.jar COMMAND}: what the jar can do besides being an agent.
 *
 * <p>Picocli reads what follows the command's name, and is loaded only then: it would take 0.2 s to
 * say the few lines of help, which take 0.05 s so.
 */
public final class Commands {

  private static final String HEAD =
      """
      Usage Telemetry Agent: usage telemetry for any JVM server, from outside.

      As an agent:
        java -javaagent:usage-telemetry-agent.jar[=key=value,...] ...
        JAVA_TOOL_OPTIONS=-javaagent:usage-telemetry-agent.jar

      As a command:
        java -jar usage-telemetry-agent.jar COMMAND ...

      Commands, each with a --help of its own:
      """;

  private static final String FOOT =
      """

      Switching off, in the environment of the server:
        USAGE_TELEMETRY_OPTOUT=true     nothing is sent
        USAGE_TELEMETRY_DISABLED=true   the agent does nothing at all
      """;

  private Commands() {}

  /**
   * A command that there is.
   *
   * @param summary what it does, in one sentence
   * @param make makes it, so that its classes are loaded when it is asked for
   */
  private record Entry(String summary, Supplier<Command> make) {}

  /**
   * Runs the command that the first argument names; none at all asks for help.
   *
   * @param args the command, then its options
   * @param out for what was asked for
   * @param err for what went wrong
   * @return the exit status: 0 fine, 1 something was found or could not be done, 2 wrong usage
   */
  public static int run(String[] args, PrintStream out, PrintStream err) {
    var name = args.length == 0 ? "help" : args[0];
    switch (name) {
      case "help", "--help", "-h" -> {
        help(out);
        return Command.FINE;
      }
      default -> {
        var entry = commands().get(name.equals("--version") ? "version" : name);
        if (entry == null) {
          err.println(
              "No command \"%s\"%s Try \"help\"."
                  .formatted(name, NearestKey.hint(name, commands().keySet())));
          return Command.MISUSED;
        }
        var rest = Arrays.copyOfRange(args, 1, args.length);
        return run(name, entry, rest, out, err);
      }
    }
  }

  /** The names of all commands. */
  static Iterable<String> names() {
    return commands().keySet();
  }

  private static Map<String, Entry> commands() {
    var commands = new LinkedHashMap<String, Entry>();
    commands.put("version", new Entry("Says which build this is.", VersionCommand::new));
    commands.put(
        "init",
        new Entry(
            "Writes a first profile of a server, guessed from its class files.", InitCommand::new));
    commands.put(
        "check",
        new Entry(
            "Checks a profile, and what it reads in the class files of versions of its server.",
            CheckCommand::new));
    commands.put(
        "dictionary",
        new Entry(
            "Says what a product may send: every field, its type, its meaning.",
            DictionaryCommand::new));
    commands.put(
        "brand",
        new Entry(
            "Writes a vendor's own jar, with settings and profiles baked in.", BrandCommand::new));
    commands.put(
        "preview",
        new Entry(
            "Shows the message that a JVM would send now. Never sends.", PreviewCommand::new));
    commands.put(
        "explain",
        new Entry(
            "Says how the message of a JVM comes about: profile, hooks, readings, consent, cost.",
            ExplainCommand::new));
    commands.put(
        "verify",
        new Entry(
            "Runs a server without and with the agent, watches from outside, and reports.",
            VerifyCommand::new));
    commands.put(
        "ledger", new Entry("Proves, shows or sends what a ledger holds.", LedgerCommand::new));
    commands.put(
        "receive",
        new Entry(
            "Receives messages for trying out, on the loopback address only, and prints them.",
            ReceiveCommand::new));
    return commands;
  }

  private static void help(PrintStream out) {
    out.print(HEAD);
    commands().forEach((name, entry) -> out.printf("  %-12s%s%n", name, entry.summary()));
    out.print(FOOT);
  }

  private static int run(
      String name, Entry entry, String[] args, PrintStream out, PrintStream err) {
    var command = new CommandLine(entry.make().get());
    command.getCommandSpec().name(name).usageMessage().description(entry.summary());
    return command
        .setOut(writer(out))
        .setErr(writer(err))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpWidth(100)
        .setParameterExceptionHandler((misuse, words) -> misused(misuse))
        .setExecutionExceptionHandler((failure, line, parsed) -> failed(failure, line))
        .execute(args);
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(stream, true, StandardCharsets.UTF_8);
  }

  /** One line, and not the whole help. */
  private static int misused(ParameterException misuse) {
    var command = misuse.getCommandLine();
    command
        .getErr()
        .printf(
            "%s: %s. Try \"%1$s --help\".%n",
            command.getCommandName(), String.valueOf(misuse.getMessage()).replace("\n", " "));
    return Command.MISUSED;
  }

  /**
   * A failure that was foreseen is one line; another is a fault of ours, and its place is needed.
   */
  private static int failed(Exception failure, CommandLine command) throws Exception {
    var foreseen = failure instanceof FileSystemException file ? Command.Failed.of(file) : failure;
    if (!(foreseen instanceof Command.Failed)) {
      throw failure;
    }
    Progress.done(command.getErr());
    command.getErr().println(command.getCommandName() + ": " + foreseen.getMessage());
    return Command.FOUND;
  }
}
