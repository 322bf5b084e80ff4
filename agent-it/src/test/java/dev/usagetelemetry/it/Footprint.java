package dev.usagetelemetry.it;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/**
 * What a JVM has loaded by a certain moment.
 *
 * @param classes loaded so far
 * @param metaspaceKb in use
 */
public record Footprint(long classes, double metaspaceKb) {

  private static final Duration SHORT = Duration.ofSeconds(30);

  /** Long enough for what the agent's thread does right after the start. */
  private static final Duration SETTLED = Duration.ofSeconds(2);

  /** Reads it off a running JVM. */
  public static Footprint of(JavaProcess process) throws IOException {
    var jvm = process.jvm();
    return new Footprint(
        (long) column(jstat(jvm, "-class"), "Loaded"), column(jstat(jvm, "-gc"), "MU"));
  }

  /**
   * Starts a server with an empty agent and then with ours, and adds what ours has cost to the
   * table.
   *
   * @param empty started with an agent that does nothing
   * @param ours the same server, fresh
   * @param nodes as many as the tests of this server have run together
   * @param message one that the server has sent
   */
  public static void measure(RealServer empty, RealServer ours, int nodes, JsonNode message)
      throws IOException {
    var without = settled(empty, emptyAgent());
    var begin = System.nanoTime();
    var up = new long[1];
    var with =
        settled(
            ours,
            Built.agent(),
            () -> {
              up[0] = System.nanoTime() - begin;
            });
    ServerTable.add(ours, nodes, message, with.minus(without), Duration.ofNanos(up[0]));
  }

  private Footprint minus(Footprint other) {
    return new Footprint(classes - other.classes, metaspaceKb - other.metaspaceKb);
  }

  private static Footprint settled(RealServer server, Path agent) throws IOException {
    return settled(server, agent, () -> {});
  }

  private static Footprint settled(RealServer server, Path agent, Runnable whenUp)
      throws IOException {
    try (var process = server.command().agent(agent, "").start()) {
      server.awaitUp(process);
      whenUp.run();
      Awaitility.await().pollDelay(SETTLED).until(() -> true);
      return of(process);
    }
  }

  /** An agent that does nothing: what attaching any agent costs. */
  static Path emptyAgent() throws IOException {
    return AgentJar.of("com.example.program.EmptyAgent", Built.target().resolve("empty-agent"));
  }

  /** With the tool of the JDK that the JVM is of. */
  private static String jstat(ProcessHandle jvm, String what) throws IOException {
    var java = Path.of(jvm.info().command().orElseThrow());
    return new JavaCommand(Built.target().resolve("jstat"))
        .program(java.resolveSibling("jstat"), what, Long.toString(jvm.pid()))
        .run(SHORT)
        .out();
  }

  private static double column(String table, String name) {
    var lines = table.strip().split("\n", -1);
    var names = List.of(lines[0].strip().split(" +", -1));
    var values = lines[lines.length - 1].strip().split(" +", -1);
    if (!names.contains(name)) {
      throw new AssertionError(name + " is not in " + table);
    }
    return Double.parseDouble(values[names.indexOf(name)]);
  }
}
