package dev.usagetelemetry.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.cert.Certificate;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class VersionCommandTest {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @Test
  void the_version_is_the_one_in_the_manifest_of_the_jar(@TempDir Path folder) throws Exception {
    var origin =
        jar(
            folder.resolve("the agent.jar"),
            """
            Manifest-Version: 1.0
            Implementation-Title: Usage Telemetry Agent
            Implementation-Version: 1.2.3
            Implementation-Revision: 0123abc
            """);

    version(origin).execute();

    assertThat(out.toString(UTF_8).strip()).isEqualTo("Usage Telemetry Agent 1.2.3 (0123abc)");
  }

  @Test
  void without_a_jar_there_is_no_version() {
    assertThatThrownBy(() -> version(null).<Command>getCommand().call())
        .isInstanceOf(Command.Failed.class)
        .hasMessage("the jar's manifest cannot be read");
  }

  private CommandLine version(@Nullable CodeSource origin) {
    return new CommandLine(new VersionCommand(origin)).setOut(new PrintWriter(out, true, UTF_8));
  }

  private static CodeSource jar(Path file, String manifest) throws IOException {
    var attributes = new Manifest(new ByteArrayInputStream(manifest.getBytes(UTF_8)));
    new JarOutputStream(Files.newOutputStream(file), attributes).close();
    return new CodeSource(file.toUri().toURL(), (Certificate[]) null);
  }
}
