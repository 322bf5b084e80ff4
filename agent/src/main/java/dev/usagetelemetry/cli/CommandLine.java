package dev.usagetelemetry.cli;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * {@code java -jar usage-telemetry-agent.jar COMMAND}: what the jar can do besides being an agent.
 */
public final class CommandLine {

  private static final int SUCCESS = 0;
  private static final int FAILED = 1;
  private static final int MISUSED = 2;

  private CommandLine() {}

  /**
   * Runs the command that the first argument names; none at all asks for help.
   *
   * @param args the command, then its options
   * @param out for what was asked for
   * @param err for what went wrong
   * @return the exit status: 0 done, 1 could not be done, 2 asked for wrongly
   */
  public static int run(String[] args, PrintStream out, PrintStream err) {
    var words = List.of(args);
    var name = words.isEmpty() ? "help" : words.get(0);
    var command = commands().get(name);
    if (command == null) {
      err.println("No command \"" + name + "\": try \"help\".");
      return MISUSED;
    }
    try {
      command.get().run(words.subList(Math.min(1, words.size()), words.size()), out);
      return SUCCESS;
    } catch (Command.Misused misused) {
      err.println(name + ": " + misused.getMessage());
      return MISUSED;
    } catch (Command.Failed failed) {
      err.println(name + ": " + failed.getMessage());
      return FAILED;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return FAILED;
    }
  }

  /** Suppliers, so that a command's classes are loaded when it is asked for. */
  private static Map<String, Supplier<Command>> commands() {
    var commands = new LinkedHashMap<String, Supplier<Command>>();
    commands.put("help", HelpCommand::new);
    commands.put("--help", HelpCommand::new);
    commands.put("-h", HelpCommand::new);
    commands.put("version", VersionCommand::new);
    commands.put("--version", VersionCommand::new);
    commands.put("dictionary", DictionaryCommand::new);
    commands.put("receive", ReceiveCommand::new);
    return commands;
  }
}
