package dev.usagetelemetry.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code check} on real versions of Kafka, of which none is started. */
class CheckIT {

  @TempDir Path directory;

  @Test
  void a_field_that_was_renamed_between_two_versions_is_found() throws Exception {
    var profile =
        Files.writeString(
            directory.resolve("kafka.json"),
            """
            {
              "id": "kafka", "product": "Apache Kafka",
              "capture": {
                "server": { "on": "exit of kafka.server.KafkaRaftServer.startup()", "means": "started" }
              },
              "message": {
                "configuration": {
                  // authorizerPlugin since 4.0
                  "authorizer": { "flag": "server.broker.authorizer exists" },
                  "nodeId": { "number": "server.config.nodeId()" }
                }
              }
            }
            """);
    var checked = check(profile.toString());
    assertThat(checked.exit()).isEqualTo(1);
    assertThat(checked.out().lines())
        .filteredOn(line -> line.startsWith("differs") || line.startsWith("error"))
        .singleElement()
        .asString()
        .contains("message.configuration.authorizer: absent in")
        .contains("kafka-4.4.0")
        .endsWith("server.broker.authorizer: not in kafka.server.BrokerServer");
  }

  @Test
  void the_built_in_profile_has_no_error_in_the_oldest_and_the_newest() throws Exception {
    assertThat(check("kafka").out()).doesNotContain("error");
  }

  private JavaCommand.Result check(String profile) throws Exception {
    return AgentTool.in(directory)
        .run(
            "check",
            profile,
            "--classpath",
            Kafka.classPath("3.9.1"),
            "--classpath",
            Kafka.classPath("4.4.0"));
  }
}
