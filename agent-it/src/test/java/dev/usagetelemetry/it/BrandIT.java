package dev.usagetelemetry.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A vendor's own jar: one path in their image and no settings. */
class BrandIT {

  private static final Duration SHORT = Duration.ofSeconds(60);

  @TempDir Path directory;

  @Test
  void a_branded_jar_knows_its_product_and_endpoint_without_any_setting() throws Exception {
    try (var receiver = new Receiver()) {
      var jar = directory.resolve("my-telemetry.jar");
      var profile = EventStore.profile();
      var branded =
          AgentTool.in(directory)
              .run(
                  "brand",
                  jar.toString(),
                  "--set",
                  "product=My Store",
                  "--set",
                  "company=Example Inc.",
                  "--set",
                  "endpoint=" + receiver.url(),
                  "--set",
                  "first-report=PT1S",
                  "--profile",
                  profile.toString());
      assertThat(branded.exit()).as(branded.err()).isZero();

      try (var process =
          new EventStore(directory).start(new JavaCommand(directory).agent(jar, ""))) {
        var message = receiver.awaitAny();
        assertThat(message.at("/cluster/nodeState").asString()).isEqualTo("Leader");
        assertThat(process.console())
            .contains("My Store collects usage data; it is anonymous, and Example Inc. collects it")
            .contains("MY_STORE_TELEMETRY_OPTOUT to true");
      }
    }
  }

  @Test
  void it_can_be_signed_and_is_an_agent_all_the_same() throws Exception {
    var store = directory.resolve("store.p12");
    var keytool =
        new JavaCommand(directory)
            .program(
                Built.jdk().resolve("bin/keytool"),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-alias",
                "vendor",
                "-dname",
                "CN=Vendor",
                "-keystore",
                store.toString(),
                "-storepass",
                "changeit")
            .run(SHORT);
    assertThat(keytool.exit()).isZero();
    var jar = directory.resolve("signed.jar");
    var signed =
        AgentTool.in(directory)
            .command(
                "brand",
                jar.toString(),
                "--set",
                "company=Example Inc.",
                "--keystore",
                store.toString(),
                "--alias",
                "vendor",
                "--storepass-env",
                "STOREPASS")
            .variable("STOREPASS", "changeit")
            .run(SHORT);
    assertThat(signed.exit()).as(signed.err()).isZero();
    var verified =
        new JavaCommand(directory)
            .program(Built.jdk().resolve("bin/jarsigner"), "-verify", jar.toString())
            .run(SHORT);
    assertThat(verified.out()).contains("jar verified.");
    assertThat(new JavaCommand(directory).agent(jar, "").jar(jar, "version").run(SHORT).out())
        .startsWith("Usage Telemetry Agent ");
  }

  @Test
  void what_the_agent_would_not_take_is_not_baked_in() throws Exception {
    var jar = directory.resolve("wrong.jar").toString();
    var wrong = AgentTool.in(directory).run("brand", jar, "--set", "endpoint=http://example.org/");
    assertThat(wrong.exit()).isEqualTo(2);
    assertThat(wrong.err()).startsWith("brand: setting endpoint of --set must be https");
    assertThat(AgentTool.in(directory).run("brand", jar, "--set", "config=x").err())
        .startsWith("brand: --set config cannot be baked in");
    assertThat(Files.exists(Path.of(jar))).isFalse();
  }

  @Test
  void what_cannot_be_written_or_signed_leaves_no_jar_behind() throws Exception {
    var tool = AgentTool.in(directory.resolve("tool"));
    var nowhere = directory.resolve("no-such-folder");
    assertThat(tool.run("brand", nowhere + "/my.jar").err())
        .isEqualTo("brand: there is no folder " + nowhere + "\n");
    var vendors = Files.createDirectories(directory.resolve("vendors"));
    var unsigned = tool.run("brand", vendors + "/my.jar", "--keystore", "none.p12");
    assertThat(unsigned.exit()).isEqualTo(2);
    assertThat(unsigned.err()).startsWith("brand: --keystore needs --alias and --storepass-env");
    assertThat(vendors).isEmptyDirectory();
  }
}
