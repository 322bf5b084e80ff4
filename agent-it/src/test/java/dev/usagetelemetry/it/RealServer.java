package dev.usagetelemetry.it;

import java.io.IOException;
import java.util.Locale;

/** One real server with a directory, ports and a configuration of its own, ready to be started. */
public interface RealServer {

  /** The id of its profile. */
  String id();

  /** The version that runs. */
  String version();

  /** The command that starts it, everything prepared that it needs, without an agent. */
  JavaCommand command() throws IOException;

  /** Returns when the server itself says that it is up. */
  void awaitUp(JavaProcess process);

  /** What the server has written into its own diagnostic log. */
  String log(JavaProcess process) throws IOException;

  /**
   * The command with the agent, which keeps a ledger, and with names planted in what every process
   * has: its environment, its system properties and its command line.
   *
   * @param settings of the agent, empty for none
   */
  default JavaCommand observed(String settings) throws IOException {
    return command().agent(settings).keepingLedger().planted();
  }

  /**
   * Starts it with the agent and waits until it is up.
   *
   * @param settings of the agent, empty for none
   */
  default JavaProcess start(String settings) throws IOException {
    var begin = System.nanoTime();
    var process = observed(settings).start();
    try {
      awaitUp(process);
    } catch (Throwable neverUp) {
      process.close();
      throw neverUp;
    }
    System.out.printf(
        Locale.ROOT,
        "%s %s is up after %.1f s%n",
        id(),
        version(),
        (System.nanoTime() - begin) / 1e9);
    return process;
  }
}
