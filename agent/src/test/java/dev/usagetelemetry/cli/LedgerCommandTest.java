package dev.usagetelemetry.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.usagetelemetry.ledger.Entry;
import dev.usagetelemetry.ledger.Ledger;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerCommandTest {

  @TempDir Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void verify_proves_that_nothing_was_changed_and_names_the_last() throws Exception {
    write(5);
    assertThat(run("verify", file())).isZero();
    assertThat(out()).startsWith("5 lines from number 1, none changed, none left out.");
    var last = out().strip().replaceAll("(?s).* ", "");
    assertThat(last).matches("[0-9a-f]{64}");

    write(2);
    assertThat(run("verify", file(), "--last", last)).isZero();
  }

  @Test
  void a_changed_line_a_missing_line_and_a_cut_end_are_found() throws Exception {
    write(5);
    var lines = Files.readAllLines(file());
    var last = Entry.hash(lines.get(4));

    changed(lines, 2, lines.get(2).replace("4.4.0", "4.4.1"));
    assertThat(run("verify", file())).isEqualTo(1);
    assertThat(out()).contains("number 3 was changed after number 4 was written");

    var missing = new ArrayList<>(lines);
    missing.remove(2);
    Files.write(file(), missing);
    assertThat(run("verify", file())).isEqualTo(1);
    assertThat(out()).contains("after number 2 comes number 4");

    Files.write(file(), lines.subList(0, 4));
    assertThat(run("verify", file())).isZero();
    assertThat(run("verify", file(), "--last", last)).isEqualTo(1);
    assertThat(out()).contains("the end was cut off or the ledger replaced");
  }

  @Test
  void show_puts_a_message_and_its_outcome_together() throws Exception {
    var id = UUID.randomUUID();
    append(id, "{\"version\":\"4.4.0\"}", null);
    append(id, null, "failed: status 500");

    assertThat(run("show", file())).isZero();
    assertThat(out())
        .isEqualTo(
            """
            2026-11-25T18:00:00Z  kafka  failed: status 500
            {
              "version": "4.4.0"
            }

            """);
  }

  @Test
  void send_posts_once_what_found_no_way_out_and_never_what_was_opted_out_of() throws Exception {
    append(UUID.randomUUID(), "{\"version\":\"1.0\"}", "sent");
    append(UUID.randomUUID(), "{\"version\":\"2.0\"}", "failed: no connection");
    append(UUID.randomUUID(), "{\"version\":\"3.0\"}", "not sent: opted out");
    append(UUID.randomUUID(), "{\"version\":\"4.0\"}", "not sent: no endpoint");
    var received = folder.resolve("received.json");
    var sink = new MessageSink(new PrintWriter(new ByteArrayOutputStream(), true, UTF_8), received);
    try (var receiver = MessageReceiver.start(0, sink)) {
      var url = receiver.address().toString();
      assertThat(run("send", file(), "--endpoint", url)).as(err.toString(UTF_8)).isZero();
      assertThat(out()).isEqualTo("2 sent, 0 could not be sent" + System.lineSeparator());
      assertThat(run("send", file(), "--endpoint", url)).isZero();
      assertThat(out()).isEqualTo("0 sent, 0 could not be sent" + System.lineSeparator());
    }
    assertThat(received).content().isEqualTo("{\"version\":\"2.0\"}\n{\"version\":\"4.0\"}\n");
  }

  @Test
  void what_is_no_ledger_is_one_line() throws Exception {
    Files.writeString(file(), "not one of ours\n");
    assertThat(run("verify", file())).isEqualTo(1);
    assertThat(out()).isEqualTo("Not as it was written: line 1 is not a line of a ledger\n");
    assertThat(run("show", file())).isEqualTo(1);
    assertThat(err.toString(UTF_8)).isEqualTo("ledger: line 1 is not a line of a ledger\n");
  }

  private void changed(List<String> lines, int index, String line) throws Exception {
    var all = new ArrayList<>(lines);
    all.set(index, line);
    Files.write(file(), all);
  }

  private void write(int lines) throws Exception {
    for (var i = 0; i < lines; i++) {
      append(UUID.randomUUID(), "{\"version\":\"4.4.0\"}", "sent");
    }
  }

  private void append(UUID id, @Nullable String message, @Nullable String outcome)
      throws Exception {
    new Ledger(file())
        .append(new Entry(Instant.parse("2026-11-25T18:00:00Z"), id, "kafka", message, outcome));
  }

  private Path file() {
    return folder.resolve("ledger.json");
  }

  private String out() {
    return out.toString(UTF_8);
  }

  private int run(Object... words) {
    out.reset();
    err.reset();
    var all = new ArrayList<String>();
    all.add("ledger");
    for (var word : words) {
      all.add(word.toString());
    }
    return Commands.run(
        all.toArray(String[]::new),
        new PrintStream(out, true, UTF_8),
        new PrintStream(err, true, UTF_8));
  }
}
