package dev.usagetelemetry.it;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/**
 * {@code java -jar usage-telemetry-agent.jar COMMAND}.
 *
 * @param directory where it runs
 * @param jdk that it runs on
 */
record AgentTool(Path directory, Path jdk) {

  private static final Duration AT_MOST = Duration.ofMinutes(4);

  static AgentTool in(Path directory) {
    return new AgentTool(directory, Built.jdk());
  }

  JavaCommand.Result run(String... arguments) throws IOException {
    return command(arguments).run(AT_MOST);
  }

  JavaCommand command(String... arguments) {
    return new JavaCommand(directory).on(jdk).jar(Built.agent(), arguments);
  }
}
