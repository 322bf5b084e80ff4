package dev.usagetelemetry.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Apache Tomcat, as a distribution and embedded. */
class TomcatIT {

  private static final String SOON = "first-report=PT1S,interval=PT2S,endpoint=";

  @TempDir Path directory;

  static List<String> versions() throws IOException {
    return Versions.of("tomcat");
  }

  @ParameterizedTest
  @MethodSource("versions")
  void a_distribution_reports_connectors_and_follows_its_applications(String version)
      throws Exception {
    var tomcat = new Tomcat(version, directory).withAjp().deploy("PLANTED-app");
    try (var receiver = new Receiver();
        var process = tomcat.start(tomcat.script("run").agent(SOON + receiver.url()))) {
      var message = receiver.awaitAny();
      assertThat(message.at("/version").asString()).startsWith(version);
      assertThat(message.at("/configuration/connectorCount").asInt()).isEqualTo(2);
      assertThat(message.at("/configuration/enableAjp").asBoolean()).isTrue();
      assertThat(message.at("/configuration/enableHttp2").asBoolean()).isTrue();
      assertThat(message.at("/configuration/insecure").asBoolean()).isTrue();
      assertThat(message.at("/webApplications/count").asInt()).isEqualTo(1);
      assertThat(message.at("/webApplications/runningCount").asInt()).isEqualTo(1);
      assertThat(message.at("/dataSources/count").asInt()).isEqualTo(1);
      assertThat(message.has("cluster")).isFalse();

      tomcat.deploy("PLANTED-second");
      receiver.awaitNext(each -> each.at("/webApplications/runningCount").asInt() == 2);
      tomcat.undeploy("PLANTED-second");
      receiver.awaitNext(each -> each.at("/webApplications/count").asInt() == 1);

      assertThat(tomcat.log()).containsOnlyOnce("\nTelemetry\n---------\n");
      assertThat(process.console()).containsOnlyOnce("\nTelemetry\n---------\n");
      Planted.areNotIn(receiver.bodies());
    }
  }

  @Test
  void two_clustered_nodes_see_each_other() throws Exception {
    var version = Versions.newest("tomcat");
    var one = new Tomcat(version, directory.resolve("one"));
    var two = new Tomcat(version, directory.resolve("two"));
    one.inClusterWith(1, 2, two.clusterPort());
    two.inClusterWith(2, 1, one.clusterPort());
    try (var ofOne = new Receiver();
        var ofTwo = new Receiver();
        var first = one.start(one.script("run").agent(SOON + ofOne.url()));
        var second = two.start(two.script("run").agent(SOON + ofTwo.url()))) {
      ofOne.awaitNext(message -> message.at("/cluster/memberCount").asInt() == 2);
      ofTwo.awaitNext(message -> message.at("/cluster/memberCount").asInt() == 2);
      second.kill();
      ofOne.awaitNext(message -> message.at("/cluster/memberCount").asInt() == 1);
      assertThat(first.isAlive()).isTrue();
    }
  }

  @Test
  void an_embedded_tomcat_reports_as_well() throws Exception {
    var port = Ports.free(1).get(0);
    var classPath =
        Artifacts.classPath("tomcat-embed", "org.apache.tomcat.embed:tomcat-embed-core:11.0.27")
            + ":"
            + Built.jar("example-programs.jar");
    try (var receiver = new Receiver();
        var process =
            new JavaCommand(directory)
                .agent(SOON + receiver.url())
                .main(
                    classPath,
                    "com.example.program.EmbeddedTomcat",
                    port.toString(),
                    Files.createDirectories(directory.resolve("base")).toString())
                .start()) {
      var message = receiver.awaitAny();
      assertThat(message.at("/version").asString()).startsWith("11.0.27");
      assertThat(message.at("/configuration/connectorCount").asInt()).isEqualTo(1);
      assertThat(message.at("/configuration/enableAjp").asBoolean()).isFalse();
      assertThat(message.at("/webApplications/runningCount").asInt()).isEqualTo(1);
      assertThat(process.out()).isEqualTo("started\n");
    }
  }
}
