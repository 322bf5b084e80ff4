package dev.usagetelemetry.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the agent costs, against an agent whose premain is empty, in the same run. Counts are held
 * to the budgets of the design; processor time, which machines make noisy, to a quarter of what the
 * server takes itself.
 */
class FootprintIT {

  private static final Duration SHORT = Duration.ofSeconds(30);

  @TempDir Path directory;

  @Test
  void a_jvm_that_is_no_server_loads_next_to_nothing_and_has_no_thread_of_ours() throws Exception {
    var empty = loaded(hello().option("-javaagent:" + Footprint.emptyAgent()));
    var ours = loaded(hello().option("-javaagent:" + Built.agent()));
    System.out.printf(
        "hello world: %d classes with an empty agent, %d with ours%n",
        empty.lines().count(), ours.lines().count());

    assertThat(ours.lines().count() - empty.lines().count()).isLessThanOrEqualTo(60);
    assertThat(ours)
        .doesNotContain(
            "net.bytebuddy",
            "tools.jackson",
            "oshi.",
            "java.util.logging",
            "javax.management",
            "java.util.UUID",
            "java.security.MessageDigest",
            "java.net.InetAddress");
  }

  @Test
  void a_recognized_tomcat_stays_within_the_budgets_until_it_is_up() throws Exception {
    var tomcat = new Tomcat(Run.newest("tomcat"), directory);
    var empty = new ArrayList<Cost>();
    var ours = new ArrayList<Cost>();
    for (var time = 0; time < 3; time++) {
      empty.add(measure(tomcat, Footprint.emptyAgent()));
      ours.add(measure(tomcat, Built.agent()));
    }
    var classes = lowest(ours, Cost::classes) - lowest(empty, Cost::classes);
    var metaspaceKb = lowest(ours, Cost::metaspaceKb) - lowest(empty, Cost::metaspaceKb);
    var cpuMillis = lowest(ours, Cost::cpuMillis) - lowest(empty, Cost::cpuMillis);
    System.out.printf(
        Locale.ROOT,
        "Tomcat until \"Server startup\" and 2 s more, the lowest of three: %+d classes,"
            + " %+.2f MB metaspace, %+d ms CPU; all: empty agent %s, ours %s%n",
        classes,
        metaspaceKb / 1024.0,
        cpuMillis,
        empty,
        ours);

    assertThat(metaspaceKb).isLessThanOrEqualTo(1536);
    assertThat(classes).isLessThanOrEqualTo(350);
    // The budget is 120 ms, a tenth here; as a ratio, since machines differ, and with room for what
    // else they do.
    assertThat(cpuMillis).isLessThanOrEqualTo(lowest(empty, Cost::cpuMillis) / 4);
  }

  private static long lowest(List<Cost> costs, ToLongFunction<Cost> figure) {
    return costs.stream().mapToLong(figure).min().orElseThrow();
  }

  @Test
  void after_a_report_there_is_one_daemon_thread_of_ours_and_nothing_wakes_it() throws Exception {
    var store = new EventStore(directory);
    try (var receiver = new Receiver();
        var process =
            store.start(
                store.command(
                    "profiles="
                        + EventStore.profile()
                        + ",first-report=PT1S,interval=PT1H,endpoint="
                        + receiver.url()))) {
      receiver.awaitAny();
      var threads = jcmd(process, "Thread.print");
      assertThat(threads.lines().filter(line -> line.startsWith("\"usage-telemetry")))
          .hasSize(1)
          .allMatch(line -> line.startsWith("\"usage-telemetry\" ") && line.contains(" daemon "));
      var before = switches(process);
      Thread.onSpinWait();
      org.awaitility.Awaitility.await().pollDelay(Duration.ofSeconds(3)).until(() -> true);
      assertThat(switches(process)).isEqualTo(before);
    }
  }

  @Test
  void a_main_that_returns_ends_the_jvm() throws Exception {
    var result =
        new JavaCommand(directory)
            .agent(EventStore.settings(""))
            .main(
                Built.jar("event-store.jar") + ":" + Built.jar("example-programs.jar"),
                "com.example.program.HelloWorld")
            .run(SHORT);
    assertThat(result.exit()).isZero();
    assertThat(result.out()).isEqualTo("Hello, world\n");
    assertThat(result.errOfTheProgram()).isEmpty();
  }

  private record Cost(long classes, long metaspaceKb, long cpuMillis) {}

  private Cost measure(Tomcat tomcat, Path agent) throws IOException {
    try (var process = tomcat.start(tomcat.bootstrap("start").option("-javaagent:" + agent))) {
      // What the agent's thread does right after the start counts as well.
      org.awaitility.Awaitility.await().pollDelay(Duration.ofSeconds(2)).until(() -> true);
      var loaded = Footprint.of(process);
      return new Cost(loaded.classes(), (long) loaded.metaspaceKb(), cpuMillis(process));
    }
  }

  private String jcmd(JavaProcess process, String what) throws IOException {
    return new JavaCommand(directory)
        .program(Built.jdk().resolve("bin/jcmd"), Long.toString(process.pid()), what)
        .run(SHORT)
        .out();
  }

  /** User and system time, in ticks of 10 ms. */
  private static long cpuMillis(JavaProcess process) throws IOException {
    var fields = Files.readString(Path.of("/proc/" + process.pid() + "/stat")).split(" ", -1);
    return (Long.parseLong(fields[13]) + Long.parseLong(fields[14])) * 10;
  }

  /** How often our thread was taken off a processor, by name of the thread. */
  private static String switches(JavaProcess process) throws IOException {
    try (var tasks = Files.list(Path.of("/proc/" + process.pid() + "/task"))) {
      for (var task : tasks.toList()) {
        if (Files.readString(task.resolve("comm")).startsWith("usage-telemetry")) {
          return Pattern.compile("\n")
              .splitAsStream(Files.readString(task.resolve("status")))
              .filter(line -> line.contains("ctxt_switches"))
              .toList()
              .toString();
        }
      }
    }
    throw new AssertionError("there is no thread of ours");
  }

  private JavaCommand hello() {
    return new JavaCommand(directory)
        .option("-Xlog:class+load")
        .main(Built.jar("example-programs.jar").toString(), "com.example.program.HelloWorld");
  }

  private static String loaded(JavaCommand command) throws IOException {
    return command
        .run(SHORT)
        .out()
        .lines()
        .filter(line -> line.contains("[class,load]"))
        .map(line -> line.replaceAll(".*\\[class,load\\] ", "").split(" ", 2)[0])
        .reduce("", (all, name) -> all + name + "\n");
  }
}
