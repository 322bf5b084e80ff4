package dev.usagetelemetry.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineFactsTest {

  private final File directory;

  MachineFactsTest(@TempDir File directory) {
    this.directory = directory;
  }

  @Test
  void a_fact_that_fails_is_absent_and_the_others_are_not() {
    var facts = new LinkedHashMap<String, MachineFacts.Fact>();
    facts.put("first", data -> Optional.of(new Value.Count(1)));
    facts.put(
        "unreadable",
        data -> {
          throw new IOException();
        });
    facts.put(
        "broken",
        data -> {
          throw new IllegalStateException();
        });
    facts.put(
        "unlinked",
        data -> {
          throw new NoClassDefFoundError();
        });
    facts.put("unknown", data -> Optional.empty());
    facts.put("last", data -> Optional.of(new Value.Count(2)));
    assertThat(new MachineFacts(facts).section(directory).fields().keySet())
        .containsExactly("first", "last");
  }

  @Test
  void this_machine_has_all_facts_in_the_order_of_the_reference() {
    var fields = MachineFacts.ofThisMachine().section(directory).fields();
    assertThat(fields.keySet())
        .containsExactly(
            "coreCount",
            "isContainer",
            "isKubernetes",
            "processorArchitecture",
            "totalDiskSpace",
            "totalMemory");
    assertThat(fields)
        .containsEntry("coreCount", new Value.Count(Runtime.getRuntime().availableProcessors()))
        .containsEntry("totalDiskSpace", new Value.Count(directory.getTotalSpace()));
    assertThat(fields.get("isContainer")).isInstanceOf(Value.Flag.class);
    assertThat(fields.get("isKubernetes")).isInstanceOf(Value.Flag.class);
    assertThat(fields.get("processorArchitecture")).isInstanceOf(Value.Token.class);
    assertThat(fields.get("totalMemory"))
        .isInstanceOfSatisfying(
            Value.Count.class, bytes -> assertThat(bytes.value()).isGreaterThan(64 << 20));
  }

  @Test
  void without_a_data_directory_the_volume_is_the_working_directory_s() {
    assertThat(MachineFacts.ofThisMachine().section(null).fields())
        .containsEntry(
            "totalDiskSpace", new Value.Count(new File("").getAbsoluteFile().getTotalSpace()));
  }

  @Test
  void a_data_directory_that_is_not_there_has_no_volume() {
    var missing = new File(directory, "missing");
    assertThat(MachineFacts.ofThisMachine().section(missing).fields())
        .doesNotContainKey("totalDiskSpace")
        .containsKey("totalMemory");
  }
}
