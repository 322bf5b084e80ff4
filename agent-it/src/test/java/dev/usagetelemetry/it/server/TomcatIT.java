package dev.usagetelemetry.it.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usagetelemetry.it.Artifacts;
import dev.usagetelemetry.it.Built;
import dev.usagetelemetry.it.Conduct;
import dev.usagetelemetry.it.ExpectedMessage;
import dev.usagetelemetry.it.Footprint;
import dev.usagetelemetry.it.JavaCommand;
import dev.usagetelemetry.it.Ports;
import dev.usagetelemetry.it.Receiver;
import dev.usagetelemetry.it.Run;
import dev.usagetelemetry.it.Settings;
import dev.usagetelemetry.it.Tomcat;
import dev.usagetelemetry.it.WebArchive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Apache Tomcat as a distribution, alone and in a cluster, and embedded. */
class TomcatIT {

  /** How a line of ours begins in a log of Tomcat's. */
  private static final String RECORD =
      "\\d\\d-[A-Z][a-z]{2}-\\d{4} [\\d:.]+ INFO \\[usage-telemetry\\] ";

  private static final String SOURCE =
      """
      <Context>
        <Resource name="jdbc/PLANTED-second" type="javax.sql.DataSource"
            driverClassName="org.h2.Driver" url="jdbc:h2:mem:y"/>
      </Context>
      """;

  @TempDir Path directory;

  static List<Run> runs() throws IOException {
    return Run.of("tomcat");
  }

  @ParameterizedTest
  @MethodSource("runs")
  void its_counts_follow_applications_sessions_and_data_sources(Run run) throws Exception {
    var server =
        new Tomcat(run, directory).withAjp().deploy("PLANTED-one", WebArchive.distributable());
    try (var receiver = new Receiver();
        var process = server.start(Settings.reportingTo(receiver))) {
      var message = receiver.awaitMatch(ExpectedMessage.of(server, "alone"));
      assertThat(message.at("/version").asString()).startsWith(run.version());

      new HttpUser(server.url()).send("GET", "/PLANTED-one/session.jsp");
      server.deploy("PLANTED-two", WebArchive.running().with("META-INF/context.xml", SOURCE));
      var used = receiver.awaitNext(each -> each.at("/webApplications/runningCount").asInt() == 2);
      assertThat(used.at("/webApplications/sessionCount").asInt()).isEqualTo(1);
      assertThat(used.at("/dataSources/count").asInt()).isEqualTo(2);
      assertThat(used.at("/connections/count").asInt()).isEqualTo(1);

      server.deploy("PLANTED-failing", WebArchive.failing());
      var failed = receiver.awaitNext(each -> each.at("/webApplications/count").asInt() == 3);
      assertThat(failed.at("/webApplications/runningCount").asInt()).isEqualTo(2);

      server.undeploy("PLANTED-one");
      var undeployed = receiver.awaitNext(each -> each.at("/webApplications/count").asInt() == 2);
      assertThat(undeployed.at("/webApplications/runningCount").asInt()).isEqualTo(1);
      assertThat(undeployed.at("/webApplications/distributableCount").asInt()).isZero();
      assertThat(undeployed.at("/webApplications/sessionCount").asInt()).isZero();

      Conduct.isHonest(server, process, receiver);
      assertThat(server.log(process)).containsPattern(RECORD);
      Conduct.endsCleanly(process);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"DeltaManager", "BackupManager"})
  void two_nodes_see_each_other_and_a_session_until_one_is_killed(String manager) throws Exception {
    var one = new Tomcat(Run.newest("tomcat"), directory.resolve("one"));
    var two = new Tomcat(Run.newest("tomcat"), directory.resolve("two"));
    one.inClusterWith(1, 2, two.clusterPort(), manager);
    two.inClusterWith(2, 1, one.clusterPort(), manager);
    for (var node : List.of(one, two)) {
      node.deploy("PLANTED-one", WebArchive.distributable());
    }
    try (var first = RunningNode.launch(one);
        var second = RunningNode.launch(two)) {
      first.awaitUp();
      second.awaitUp();
      var role = manager.equals("DeltaManager") ? "delta" : "backup";
      first.awaitRole(role);
      second.awaitRole(role);
      if (role.equals("delta")) {
        new HttpUser(one.url()).send("GET", "/PLANTED-one/session.jsp");
        RunningNode.awaitAll(
            "the session on both",
            List.of(first, second),
            message -> message.at("/webApplications/sessionCount").asInt() == 1);
      }
      second.isHonest();
      second.process().kill();
      first.receiver().awaitNext(message -> message.at("/cluster/memberCount").asInt() == 1);
      first.isHonest();
      Conduct.endsCleanly(first.process());
    }
  }

  @Test
  void a_connector_with_tls_is_seen() throws Exception {
    var server =
        new Tomcat(Run.newest("tomcat"), directory)
            .withTls(Certificate.in(directory), Certificate.PASSWORD);
    try (var receiver = new Receiver();
        var process = server.start(Settings.reportingTo(receiver))) {
      var configuration = receiver.awaitAny().get("configuration");
      assertThat(configuration.at("/insecure").asBoolean(true)).isFalse();
      assertThat(configuration.at("/connectorCount").asInt()).isEqualTo(2);
      assertThat(process.isAlive()).isTrue();
    }
  }

  @Test
  void catalina_opts_reach_the_server_alone_and_its_stop_is_silent_with_either() throws Exception {
    var server = new Tomcat(Run.newest("tomcat"), directory).withAjp();
    server.deploy("PLANTED-one", WebArchive.distributable());
    try (var receiver = new Receiver();
        var process =
            server.scriptWithAgentInCatalinaOpts(Settings.reportingTo(receiver)).start()) {
      server.awaitUp(process);
      receiver.awaitMatch(ExpectedMessage.of(server, "alone"));
      Conduct.isHonest(server, process, receiver);
      var stop = server.script("stop").agent("").run(Duration.ofSeconds(60));
      assertThat(stop.exit()).isZero();
      assertThat(stop.out() + stop.err()).doesNotContainIgnoringCase("usage telemetry");
      assertThat(process.awaitExit(Duration.ofSeconds(30))).isZero();
    }
  }

  @Test
  void an_embedded_tomcat_reports_as_well() throws Exception {
    var version = "11.0.27";
    var classPath =
        Artifacts.classPath("tomcat-embed", "org.apache.tomcat.embed:tomcat-embed-core:" + version)
            + ":"
            + Built.jar("example-programs.jar");
    try (var receiver = new Receiver();
        var process =
            new JavaCommand(directory)
                .agent(Settings.reportingTo(receiver))
                .main(
                    classPath,
                    "com.example.program.EmbeddedTomcat",
                    Ports.free(1).get(0).toString(),
                    Files.createDirectories(directory.resolve("base")).toString())
                .start()) {
      var message = receiver.awaitAny();
      assertThat(message.at("/version").asString()).startsWith(version);
      assertThat(message.at("/configuration/connectorCount").asInt()).isEqualTo(1);
      assertThat(message.at("/configuration/enableAjp").asBoolean(true)).isFalse();
      assertThat(message.at("/webApplications/runningCount").asInt()).isEqualTo(1);
      assertThat(process.out()).isEqualTo("started\n");
    }
  }

  @Test
  void what_the_agent_adds() throws Exception {
    Footprint.measure(directory, 2, this::fresh);
  }

  private Tomcat fresh(Path folder) throws IOException {
    return new Tomcat(Run.newest("tomcat"), folder).deploy("PLANTED-one", WebArchive.running());
  }
}
