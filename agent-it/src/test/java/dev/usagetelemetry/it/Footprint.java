package dev.usagetelemetry.it;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import tools.jackson.databind.JsonNode;

/**
 * What a JVM has loaded by a certain moment.
 *
 * @param classes loaded so far
 * @param metaspaceKb in use
 */
public record Footprint(long classes, double metaspaceKb) {

  private static final Duration SHORT = Duration.ofSeconds(30);

  private static final Pattern BOTH_USED = Pattern.compile("Both: +([0-9.]+) KB used");

  /** Long enough for what the agent's thread does right after the start. */
  private static final Duration SETTLED = Duration.ofSeconds(2);

  /** Some have more to do ten seconds after their start: RocketMQ registers its broker. */
  private static final Duration YOUNGEST = Duration.ofSeconds(13);

  private static final Duration LONGEST = Duration.ofSeconds(40);

  /** So many classes between two looks are none: jstat's own thread loads some. */
  private static final int FEW = 5;

  /**
   * Reads it off a running JVM. The metaspace by jcmd: jstat knows it as it was at the last garbage
   * collection.
   */
  public static Footprint of(JavaProcess process) throws IOException {
    var jvm = process.jvm();
    // Now and then a JVM that has much to do answers jcmd with an empty page.
    var metaspace =
        Awaitility.await("the metaspace of a JVM")
            .atMost(SHORT)
            .until(
                () -> tool(jvm, "jcmd", pid(jvm), "VM.metaspace", "basic", "scale=KB"),
                text -> BOTH_USED.matcher(text).find());
    return new Footprint(classes(jvm), used(metaspace));
  }

  private static long classes(ProcessHandle jvm) throws IOException {
    return (long) column(tool(jvm, "jstat", "-class", pid(jvm)), "Loaded");
  }

  private static String pid(ProcessHandle jvm) {
    return Long.toString(jvm.pid());
  }

  /** Makes a server in a folder of its own. */
  public interface Fresh {
    RealServer in(Path folder) throws IOException;
  }

  /**
   * Adds to the table what the agent costs a server that nobody uses.
   *
   * @param nodes as many as the tests of this server have run together
   */
  public static void measure(Path directory, int nodes, Fresh server) throws IOException {
    var reporting = server.in(directory.resolve("reporting"));
    try (var receiver = new Receiver();
        var process = reporting.start(Settings.reportingTo(receiver))) {
      var message = receiver.awaitAny();
      Conduct.endsCleanly(process);
      measure(
          server.in(directory.resolve("empty")),
          server.in(directory.resolve("ours")),
          nodes,
          message);
    }
  }

  /**
   * Starts a server with an empty agent and then with ours, and adds what ours has cost to the
   * table. The table is of the newest versions: older ones are not measured.
   *
   * @param empty started with an agent that does nothing
   * @param ours the same server, fresh
   * @param nodes as many as the tests of this server have run together
   * @param message one that the server has sent
   */
  public static void measure(RealServer empty, RealServer ours, int nodes, JsonNode message)
      throws IOException {
    if (!ours.version().equals(Versions.newest(ours.id()))) {
      return;
    }
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
      return settled(process);
    }
  }

  /** Servers go on loading when they say that they are up: waits until that is over. */
  private static Footprint settled(JavaProcess process) throws IOException {
    var last = new AtomicLong(-1);
    try {
      Awaitility.await()
          .pollDelay(SETTLED)
          .pollInterval(SETTLED)
          .atMost(LONGEST)
          .until(
              () -> {
                var now = classes(process.jvm());
                return Math.abs(now - last.getAndSet(now)) <= FEW && isOldEnough(process.jvm());
              });
    } catch (ConditionTimeoutException restless) {
      System.out.println("still loading classes: its row is what it is now");
    }
    return of(process);
  }

  private static boolean isOldEnough(ProcessHandle jvm) {
    var start = jvm.info().startInstant().orElse(Instant.EPOCH);
    return start.plus(YOUNGEST).isBefore(Instant.now());
  }

  /** An agent that does nothing: what attaching any agent costs. */
  static Path emptyAgent() throws IOException {
    return AgentJar.of("com.example.program.EmptyAgent", Built.target().resolve("empty-agent"));
  }

  /** Runs a tool of the JDK that the JVM is of. */
  private static String tool(ProcessHandle jvm, String name, String... arguments)
      throws IOException {
    var java = Path.of(jvm.info().command().orElseThrow());
    return new JavaCommand(Built.target().resolve("tools"))
        .program(java.resolveSibling(name), arguments)
        .run(SHORT)
        .out();
  }

  private static double used(String metaspace) {
    var both = BOTH_USED.matcher(metaspace);
    if (!both.find()) {
      throw new AssertionError("no usage in " + metaspace);
    }
    return Double.parseDouble(both.group(1));
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
