package dev.usagetelemetry.it;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;

/** What holds for every server that the agent is attached to, whatever it is. */
public final class Conduct {

  private Conduct() {}

  /**
   * The server was told apart once and said so: one disclosure in its own log and one on the
   * console, every message in the log and in the ledger in full, nothing left out, nothing that the
   * test has planted in any of it or in what it shows when it is asked, and every message as the
   * dictionary of the product says.
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
    var schema = MessageSchema.of(server.id());
    schema.accepts(sent);
    Planted.isNotIn(String.join("\n", OurLines.in(log + process.console())));
    ledgerIsWhole(process, sent.size());
    Asked.showsNothingElse(server, process, schema);
    ProfileResolves.in(server, process);
  }

  /** Every message is in the ledger, nothing was changed, and nothing planted is in it. */
  private static void ledgerIsWhole(JavaProcess process, int sent) throws IOException {
    var ledger = process.ledger();
    if (!Files.exists(ledger)) {
      return; // started by other means than a RealServer's own
    }
    var content = Files.readString(ledger);
    Planted.isNotIn(content);
    assertThat(content.lines().filter(line -> line.contains("\"message\":{")).count())
        .as("messages in the ledger")
        .isGreaterThanOrEqualTo(sent);
    var verified =
        AgentTool.in(Built.target().resolve("ledgers")).run("ledger", "verify", ledger.toString());
    assertThat(verified.exit()).as(verified.out()).isZero();
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
