package dev.usagetelemetry.it.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usagetelemetry.it.Built;
import dev.usagetelemetry.it.Conduct;
import dev.usagetelemetry.it.ExpectedMessage;
import dev.usagetelemetry.it.Footprint;
import dev.usagetelemetry.it.JavaCommand;
import dev.usagetelemetry.it.Receiver;
import dev.usagetelemetry.it.Run;
import dev.usagetelemetry.it.Settings;
import dev.usagetelemetry.it.Silence;
import dev.usagetelemetry.it.Versions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Spring Boot applications with each of its web servers and two connection pools, and a tool. */
class SpringBootIT {

  /** How a line of ours begins in a log file of Spring Boot. */
  private static final String RECORD =
      "\\d{4}-\\d\\d-\\d\\dT[\\d:.]+\\S+  INFO \\d+ --- \\[PLANTED-application\\]"
          + " \\[usage-telemetry\\] usage\\.telemetry +: ";

  @TempDir Path directory;

  static List<Run> runs() throws IOException {
    return Run.of("spring-boot");
  }

  private static Run newest() throws IOException {
    return Run.newest("spring-boot");
  }

  /** The newest of those whose number begins so. */
  private static Run newest(String generation) throws IOException {
    for (var version : Versions.of("spring-boot")) {
      if (version.startsWith(generation)) {
        return new Run(version, Built.feature(), Built.jdk());
      }
    }
    throw new AssertionError(generation);
  }

  @ParameterizedTest
  @MethodSource("runs")
  void it_reports_above_its_tomcat_and_follows_its_pool(Run run) throws Exception {
    var server = new SpringBoot(run, directory);
    try (var receiver = new Receiver();
        var process = server.start(Settings.reportingTo(receiver))) {
      receiver.awaitMatch(ExpectedMessage.of(server, "alone"));

      var user = server.user();
      user.send("GET", "/take");
      user.send("GET", "/take");
      var used = receiver.awaitMatch(ExpectedMessage.of(server, "used"));
      assertThat(used.at("/components/tomcat").asString())
          .startsWith(server.versionOf("tomcat-embed-core"));
      assertThat(used.at("/components/hikaricp").asString())
          .isEqualTo(server.versionOf("HikariCP"));
      assertThat(used.at("/configuration/springVersion").asString())
          .isEqualTo(server.versionOf("spring-core"));
      user.send("GET", "/give-back");
      receiver.awaitNext(
          message -> message.at("/hikariPools/activeConnectionCount").asInt(-1) == 0);

      Conduct.isHonest(server, process, receiver);
      assertThat(server.log(process)).containsPattern(RECORD);
      Conduct.endsCleanly(process);
    }
  }

  @Test
  void a_context_that_closes_and_runs_again_is_one_server_and_the_living_one_is_read()
      throws Exception {
    var server = new SpringBoot(newest(), directory);
    try (var receiver = new Receiver();
        var process = server.start(Settings.reportingTo(receiver))) {
      var user = server.user();
      user.send("GET", "/child");
      user.send("GET", "/take");
      var before = receiver.awaitNext(message -> message.at("/hikariPools/count").asInt(-1) == 1);
      user.send("GET", "/restart");
      var after = receiver.awaitNext(message -> message.at("/hikariPools/count").asInt(-1) == 0);
      assertThat(after.at("/uptime").asString()).isLessThan(before.at("/uptime").asString());
      assertThat(after.at("/beans")).isEqualTo(before.at("/beans"));
      user.send("GET", "/take");
      receiver.awaitMatch(ExpectedMessage.of(server, "used-once"));
      Conduct.isHonest(server, process, receiver);
      Conduct.endsCleanly(process);
    }
  }

  @Test
  void tomcats_connection_pool_is_told_from_the_other() throws Exception {
    var server =
        new SpringBoot(newest(), directory)
            .with("--spring.datasource.type=org.apache.tomcat.jdbc.pool.DataSource");
    try (var receiver = new Receiver();
        var process = server.start(Settings.reportingTo(receiver))) {
      server.user().send("GET", "/take");
      var message = receiver.awaitMatch(ExpectedMessage.of(server, "tomcat-pool"));
      assertThat(message.at("/components/tomcatJdbc").asString())
          .isEqualTo(server.versionOf("tomcat-jdbc"));
      Conduct.isHonest(server, process, receiver);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Tomcat,web,tomcat,4,true",
    "Jetty,web,jetty,4,false",
    "Undertow,web,undertow,3,true"
  })
  void each_web_server_is_asked_itself_whether_it_has_tls(
      String name, String stack, String starter, String generation, boolean http2)
      throws Exception {
    isSeenWithTls(name, http2, new SpringBoot(newest(generation), directory, stack, starter));
  }

  /** Not every version's Netty is to be had. */
  @Test
  void and_so_is_netty_which_has_no_servlets() throws Exception {
    isSeenWithTls(
        "Netty", true, new SpringBoot(newest("4.0"), directory, "webflux", "reactor-netty"));
  }

  private static void isSeenWithTls(String webServer, boolean http2, SpringBoot server)
      throws Exception {
    try (var receiver = new Receiver();
        var process = server.withTls(http2).agent(Settings.reportingTo(receiver)).start()) {
      server.awaitUp(process);
      var configuration = receiver.awaitAny().get("configuration");
      assertThat(configuration.at("/webServer").asString()).isEqualTo(webServer);
      assertThat(configuration.at("/insecure").asBoolean(true)).isFalse();
      assertThat(configuration.at("/enableHttp2").asBoolean(!http2)).isEqualTo(http2);
      Conduct.isHonest(server, process, receiver);
    }
  }

  @Test
  void a_tool_has_run_and_ended_as_without_an_agent() throws Exception {
    var server = new SpringBoot(newest(), directory);
    var result = server.tool(new JavaCommand(directory)).agent("").run(Duration.ofSeconds(60));
    assertThat(result.exit()).isEqualTo(42);
    assertThat(result.out()).containsOnlyOnce("The answer is 42\n");
    assertThat(result.errOfTheProgram()).isEmpty();
  }

  @Test
  void what_is_no_server_and_a_start_that_fails_say_and_return_the_same() throws Exception {
    var server = new SpringBoot(newest(), directory);
    var silence = Silence.in(directory);
    silence.same("jarmode", command -> server.tool(command, "-Djarmode=tools"));
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      silence.same(
          "a port that is taken",
          command ->
              server
                  .on(command, taken.getLocalPort())
                  .argument("--spring.main.log-startup-info=false")
                  .argument("--logging.pattern.console=%m%n"));
    }
  }

  @Test
  void what_the_agent_adds() throws Exception {
    Footprint.measure(directory, 1, folder -> new SpringBoot(newest(), folder));
  }
}
