package dev.usagetelemetry.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/** What a running server shows of itself to {@code preview} and {@code explain}. */
final class Asked {

  private Asked() {}

  /**
   * A message as the dictionary of the product says, how it comes about, and in neither anything
   * that a test has planted.
   */
  static void showsNothingElse(RealServer server, JavaProcess process) throws IOException {
    var tool = AgentTool.in(Files.createDirectories(Built.target().resolve("asked")));
    // Where a start program has forked the server, the last one is the server.
    var pid = Long.toString(process.jvms().reduce(process.jvm(), (one, next) -> next).pid());
    var preview = tool.run("preview", pid);
    assertThat(preview.exit()).as(preview.err()).isZero();
    Planted.areNotIn(List.of(preview.out()));
    MessageSchema.of(server.id()).accepts(List.of(preview.out()));
    var explained = tool.run("explain", pid);
    assertThat(explained.exit()).as(explained.err()).isZero();
    assertThat(explained.out()).contains("Profile    " + server.id() + " (");
    Planted.isNotIn(explained.out());
    Planted.isNotIn(preview.err() + explained.err());
  }
}
