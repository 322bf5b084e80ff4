package dev.usagetelemetry.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;

/** What a running server shows of itself to {@code preview} and {@code explain}. */
final class Asked {

  private Asked() {}

  /**
   * A message as the dictionary of the product says, how it comes about, and in neither anything
   * that a test has planted.
   */
  static void showsNothingElse(RealServer server, JavaProcess process, MessageSchema schema)
      throws IOException {
    var tool = AgentTool.in(Built.target().resolve("asked"));
    var pid = Long.toString(process.jvm().pid());
    var preview = tool.run("preview", pid);
    assertThat(preview.exit()).as(preview.err()).isZero();
    Planted.areNotIn(List.of(preview.out()));
    schema.accepts(List.of(preview.out()));
    var explained = tool.run("explain", pid);
    assertThat(explained.exit()).as(explained.err()).isZero();
    assertThat(explained.out()).contains("Profile    " + server.id() + " (");
    Planted.isNotIn(explained.out());
    Planted.isNotIn(preview.err() + explained.err());
  }
}
