package dev.usagetelemetry.cli;

import java.io.PrintStream;
import java.util.List;

/** Says how the jar is used. */
final class HelpCommand implements Command {

  private static final String HELP =
      """
      Usage Telemetry Agent: usage telemetry for any JVM server, from outside.

      As an agent:
        java -javaagent:usage-telemetry-agent.jar[=key=value,...] ...
        JAVA_TOOL_OPTIONS=-javaagent:usage-telemetry-agent.jar

      As a command:
        java -jar usage-telemetry-agent.jar help
        java -jar usage-telemetry-agent.jar version
        java -jar usage-telemetry-agent.jar dictionary PROFILE
            Says what a product may send, in Markdown. PROFILE is the id of a built-in profile,
            such as kafka, or a file.
        java -jar usage-telemetry-agent.jar receive [--port N] [--file F]
            Receives messages for trying out, on the loopback address only, and prints them.
            --port N   where to listen, 0 for any free port (default %d)
            --file F   appends each message to F as one line of JSON

      Switching off, in the environment of the server:
        USAGE_TELEMETRY_OPTOUT=true     nothing is sent
        USAGE_TELEMETRY_DISABLED=true   the agent does nothing at all
      """;

  @Override
  public void run(List<String> options, PrintStream out) throws Misused {
    Command.requireNoOptions(options);
    out.print(HELP.formatted(ReceiveOptions.DEFAULT_PORT));
  }
}
