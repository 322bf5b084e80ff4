package dev.usagetelemetry.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoarseTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "1, 1",
    "2, 2",
    "3, 2",
    "4, 2",
    "5, 5",
    "9, 5",
    "10, 10",
    "19, 10",
    "49, 20",
    "999, 500",
    "1000, 1000",
    "9223372036854775807, 5000000000000000000"
  })
  void counts_go_down_to_the_next_of_1_2_5(long exact, long coarse) {
    assertThat(Coarse.step(exact)).isEqualTo(coarse);
  }

  @Test
  void everything_that_could_single_a_server_out_becomes_a_step() {
    var id = new UUID(1, 2);
    var parts = new LinkedHashMap<String, Part>();
    parts.put("version", new Value.Version("23.10.0.17"));
    parts.put("tag", new Value.Version("oss-v23.6.0-91-g2091bb932"));
    parts.put("uptime", new Value.Uptime(TimeSpan.of(Duration.ofMinutes(25 * 60 + 59))));
    parts.put("gossip", new Part.Members(Map.of(id, new Value.Token("Leader"))));
    parts.put("jobs", new Part.Tally(Map.of("Running", 37L)));
    parts.put("offset", new Value.Whole(-37));
    var environment = new LinkedHashMap<String, Value>();
    environment.put("coreCount", new Value.Count(24));
    environment.put("isContainer", new Value.Flag(true));
    environment.put("processorArchitecture", new Value.Token("X64"));
    environment.put("totalDiskSpace", new Value.Count(1_000_186_310_656L));
    environment.put("totalMemory", new Value.Count(68_631_052_288L));
    parts.put("environment", new Part.Section(environment));

    assertThat(MessageJson.indented(Coarse.of(new Message(parts))))
        .isEqualTo(
            """
            {
              "version": "23.10.0",
              "tag": "23.6.0",
              "uptime": "1.01:00:00",
              "environment": {
                "coreCount": 16,
                "isContainer": true,
                "processorArchitecture": "X64",
                "totalDiskSpace": 68719476736,
                "totalMemory": 17179869184
              },
              "gossip": {
                "00000000-0000-0001-0000-000000000002": "Leader"
              },
              "jobs": {
                "Running": 20
              },
              "offset": -20
            }""");
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "none",
      value = {
        "4.4.0, 4.4.0",
        "26.0.0.Final, 26.0.0",
        "17.0.15+6, 17.0.15",
        "10.1, 10.1",
        "483, 483",
        "2091bb932, none",
        "1156b2752aaa28ea, none",
        "8.0.0-SNAPSHOT, 8.0.0"
      })
  void a_version_keeps_three_numbers_and_a_commit_is_left_out(String exact, String coarse) {
    var message = Coarse.of(new Message(Map.of("tag", new Value.Version(exact))));
    assertThat(message.parts().get("tag"))
        .isEqualTo(coarse == null ? null : new Value.Version(coarse));
  }
}
