package dev.usagetelemetry.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The walk-through of docs/vendors.md: its commands are run as they stand there, in their order.
 */
class VendorsGuideIT {

  private static final Duration AT_MOST = Duration.ofMinutes(4);

  /** A block that is run, and one that is put into a file. */
  private static final Pattern BLOCK = Pattern.compile("(?s)```(sh|jsonc)\\n(.*?)```");

  @TempDir Path directory;

  @Test
  void a_server_that_nobody_has_a_profile_for_gets_one_and_a_validated_message() throws Exception {
    Files.copy(Built.agent(), directory.resolve("usage-telemetry-agent.jar"));
    var guide = Files.readString(Built.documents().resolve("vendors.md"));
    var walk = guide.split("## A server of your own, in ten minutes", 2)[1].split("\n## ", 2)[0];
    var blocks = BLOCK.matcher(walk);
    var commands = 0;
    while (blocks.find()) {
      if (blocks.group(1).equals("jsonc")) {
        assertThat(directory.resolve("hsqldb.json")).content().contains("guessed");
        Files.writeString(directory.resolve("hsqldb.json"), blocks.group(2));
      } else {
        run(blocks.group(2));
        commands++;
      }
    }
    assertThat(commands).isEqualTo(6);

    var message = Files.readString(directory.resolve("message.json"));
    assertThat(Receiver.parse(message).at("/version").asString()).isEqualTo("2.7.4");
    assertThat(Receiver.parse(message).at("/databases/count").asInt()).isEqualTo(1);
    var schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(Files.readString(directory.resolve("schema.json")), InputFormat.JSON);
    assertThat(schema.validate(message, InputFormat.JSON)).isEmpty();
    assertThat(directory.resolve("what-we-collect.html"))
        .content()
        .contains("What HyperSQL collects", "databases.count", "HSQLDB_TELEMETRY_OPTOUT");
    assertThat(directory.resolve("hsqldb-telemetry.jar")).isNotEmptyFile();
  }

  private void run(String script) throws IOException {
    var path =
        System.getProperty("it.maven.home")
            + "/bin:"
            + Built.jdk()
            + "/bin:"
            + System.getenv("PATH");
    var result =
        new JavaCommand(directory)
            .program(Path.of("/bin/bash"), "-e", "-c", script)
            .variable("PATH", path)
            .variable("JAVA_HOME", Built.jdk().toString())
            .run(AT_MOST);
    assertThat(result.exit()).as(script + result.out() + result.err()).isZero();
  }
}
