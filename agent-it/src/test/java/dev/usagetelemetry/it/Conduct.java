package dev.usagetelemetry.it;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;

/** What holds for every server that the agent is attached to, whatever it is. */
public final class Conduct {

  private Conduct() {}

  /**
   * The server was told apart once and said so: one disclosure in its own log and one on the
   * console, every message in the log in full, nothing left out, nothing that the test has planted
   * in any of it, and every message as the dictionary of the product says.
   */
  public static void isHonest(RealServer server, JavaProcess process, Receiver receiver)
      throws IOException {
    var sent = receiver.bodies();
    assertThat(sent).isNotEmpty();
    for (var body : sent) {
      var uptime = "\"uptime\": \"" + Receiver.parse(body).at("/uptime").asString() + "\"";
      // Some servers write their log with a thread of its own.
      await("a message in the log")
          .atMost(10, SECONDS)
          .until(() -> log(server, process).contains(uptime));
    }
    var log = server.log(process);
    assertThat(OurLines.disclosures(log)).as("disclosures in the log").isEqualTo(1);
    assertThat(OurLines.disclosures(process.console())).as("on the console").isEqualTo(1);
    assertThat(OurLines.complaints(log + process.console())).isEmpty();
    Planted.areNotIn(sent);
    MessageSchema.of(server.id()).accepts(sent);
    assertThat(String.join("\n", OurLines.in(log + process.console())))
        .doesNotContainIgnoringCase("planted");
  }

  /** SIGTERM ends it, as without an agent. */
  public static void endsCleanly(JavaProcess process) {
    assertThat(process.terminate()).isLessThan(Duration.ofSeconds(30));
    assertThat(OurLines.disclosures(process.console())).as("on the console").isEqualTo(1);
  }

  private static String log(RealServer server, JavaProcess process) {
    try {
      return server.log(process);
    } catch (IOException notYet) {
      return "";
    }
  }
}
