package dev.usagetelemetry.it.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usagetelemetry.it.Built;
import dev.usagetelemetry.it.Conduct;
import dev.usagetelemetry.it.ExpectedMessage;
import dev.usagetelemetry.it.Footprint;
import dev.usagetelemetry.it.Receiver;
import dev.usagetelemetry.it.Run;
import dev.usagetelemetry.it.Settings;
import dev.usagetelemetry.it.Silence;
import dev.usagetelemetry.it.Versions;
import dev.usagetelemetry.it.WebArchive;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Payara Micro: its jar by itself, two in programs of others, and what is no server. */
class PayaraMicroIT {

  /** A record of its log that goes on in further lines, the colors of the console between. */
  private static final Pattern OURS =
      Pattern.compile(
          "\\[\\d{4}-\\d\\d-\\d\\dT\\S+] \\[].*INFO.*usage\\.telemetry.*] \\[\\[\\s+"
              + "Telemetry\\n-{9}\\n[^\\]]+]]");

  /** Uses the data source that each application has. */
  private static final String QUERY =
      """
      <%@page import="java.sql.Connection,javax.naming.InitialContext,javax.sql.DataSource"%>
      <% try (Connection connection =
          ((DataSource) new InitialContext().lookup("java:comp/DefaultDataSource"))
              .getConnection()) { %>connected<% } %>
      """;

  @TempDir Path directory;

  static List<Run> runs() throws IOException {
    return Run.of("payara-micro");
  }

  @ParameterizedTest
  @MethodSource("runs")
  void by_itself_it_counts_what_runs_and_not_what_has_failed(Run run) throws Exception {
    var server = PayaraMicro.alone(run, directory);
    var command =
        server
            .command()
            .argument("--deploy", server.application("PLANTED-a", usesDataSource()))
            .argument("--deploy", server.application("PLANTED-b", WebArchive.failing()));
    try (var receiver = new Receiver();
        var process = command.agent(Settings.reportingTo(receiver)).start()) {
      server.awaitUp(process);
      receiver.awaitMatch(ExpectedMessage.of(server, "alone"));

      server.user().send("GET", "/PLANTED-a/query.jsp");
      var used =
          receiver.awaitNext(
              message ->
                  message.at("/dataSources/poolCount").asInt() == 1
                      && message.at("/applications/sessionCount").asInt() == 1);

      Conduct.isHonest(server, process, receiver);
      assertThat(server.log(process)).containsPattern(OURS);
      Conduct.endsCleanly(process);
      if (run.feature() == Built.feature()) {
        Footprint.measure(
            PayaraMicro.alone(run, directory.resolve("empty")),
            PayaraMicro.alone(run, directory.resolve("ours")),
            2,
            used);
      }
    }
  }

  private static WebArchive usesDataSource() {
    return WebArchive.running().with("query.jsp", QUERY);
  }

  @Test
  void two_in_programs_follow_applications_that_come_and_go_and_each_other() throws Exception {
    var servers = PayaraMicro.pair(Versions.newest("payara-micro"), directory);
    try (var first = RunningNode.launch(servers.get(0))) {
      first.awaitUp();
      try (var second = RunningNode.launch(servers.get(1))) {
        second.awaitUp();
        RunningNode.awaitAll(
            "both",
            List.of(first, second),
            message -> message.at("/configuration/clusterSize").asInt() == 2);
        var before = RunningNode.awaitAgreement(first, List.of(second));

        var running = second.server().application("PLANTED-a", WebArchive.distributable());
        var failing = second.server().application("PLANTED-b", WebArchive.failing());
        second.process().say("deploy " + running);
        var deployed =
            second
                .receiver()
                .awaitNext(message -> message.at("/applications/runningCount").asInt() == 1);
        // The first web application starts what serves it.
        assertThat(deployed.at("/configuration/listenerCount").asInt()).isEqualTo(1);
        assertThat(deployed.at("/applications/distributableCount").asInt()).isEqualTo(1);
        second.process().say("deploy " + failing);
        second.process().awaitOnConsole("nowhere.Listener");
        second.process().say("undeploy PLANTED-a");
        second
            .receiver()
            .awaitNext(message -> message.at("/applications/runningCount").asInt() == 0);
        assertThat(second.receiver().bodies())
            .noneMatch(body -> body.contains("\"runningCount\":2"));

        second.isHonest();
        first.process().kill();
        var after =
            second
                .receiver()
                .awaitNext(
                    message -> message.at("/cluster/nodeState").asString("").equals("Leader"));
        assertThat(after.at("/gossip").size()).isEqualTo(1);
        assertThat(after.at("/database/firstEpochId"))
            .isEqualTo(before.at("/database/firstEpochId"));
        assertThat(after.at("/database/epochNumber").asInt())
            .isGreaterThan(before.at("/database/epochNumber").asInt());
        second.isHonest();
        Conduct.endsCleanly(second.process());
      }
    }
  }

  @Test
  void what_is_no_server_says_and_returns_the_same() throws Exception {
    var jar = PayaraMicro.jar(Versions.newest("payara-micro"));
    var silence = Silence.in(directory);
    for (var option : List.of("--version", "--help", "--nonsense")) {
      silence.same(option, command -> command.jar(jar, option));
    }
  }
}
