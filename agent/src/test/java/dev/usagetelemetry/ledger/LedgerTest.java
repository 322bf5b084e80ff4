package dev.usagetelemetry.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.usagetelemetry.schedule.Ending;
import dev.usagetelemetry.schedule.Report;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class LedgerTest {

  private static final Instant NOW = Instant.parse("2026-11-25T18:00:00.123Z");
  private static final Report REPORT =
      new Report("{}", "{\"version\":\"4.4.0\"}".getBytes(UTF_8), List.of());

  @TempDir Path folder;

  @Test
  void a_message_that_is_sent_has_a_line_before_and_a_line_after_with_one_id() throws Exception {
    var witness = witness();
    witness.sending(REPORT);
    witness.ended(REPORT, new Ending(Ending.Kind.FAILED, "status 500"));

    var lines = Files.readAllLines(file());
    assertThat(lines).hasSize(2);
    var before = JsonMapper.shared().readTree(lines.get(0));
    var after = JsonMapper.shared().readTree(lines.get(1));
    assertThat(before.at("/time").asString()).isEqualTo("2026-11-25T18:00:00Z");
    assertThat(before.at("/message/version").asString()).isEqualTo("4.4.0");
    assertThat(before.has("outcome")).isFalse();
    assertThat(after.at("/outcome").asString()).isEqualTo("failed: status 500");
    assertThat(after.at("/id")).isEqualTo(before.at("/id"));
    assertThat(after.has("message")).isFalse();
  }

  @Test
  void a_message_that_is_not_sent_has_one_line() throws Exception {
    witness().ended(REPORT, new Ending(Ending.Kind.OPTED_OUT, ""));

    assertThat(Files.readString(file()))
        .contains("\"message\":{\"version\":\"4.4.0\"},\"outcome\":\"not sent: opted out\"")
        .endsWith("\"before\":\"" + "0".repeat(64) + "\"}\n");
  }

  @Test
  void each_line_has_a_number_and_the_hash_of_the_one_before_across_files_and_processes()
      throws Exception {
    for (var i = 0; i < 40; i++) {
      new Ledger(file(), 2000).append(entry());
    }

    var files = new LedgerFiles(file());
    assertThat(files.oldestFirst()).hasSizeBetween(4, 10);
    var before = Entry.NOTHING;
    var number = 0;
    for (var line : files.lines()) {
      assertThat(line).startsWith("{\"n\":" + ++number + ",").endsWith(before + "\"}");
      before = Entry.hash(line);
    }
    assertThat(number).isEqualTo(40);
  }

  @Test
  void the_oldest_file_goes_when_there_are_ten() throws Exception {
    for (var i = 0; i < 30; i++) {
      new Ledger(file(), 1).append(entry());
    }
    assertThat(new LedgerFiles(file()).oldestFirst()).hasSize(10);
    assertThat(new LedgerFiles(file()).lines().get(0)).startsWith("{\"n\":21,");
  }

  @Test
  void nobody_waits_for_another_writer_that_holds_the_ledger() throws Exception {
    var lock = new LedgerFiles(file()).lock();
    try (var channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var held = channel.lock()) {
      assertThat(held.isValid()).isTrue();
      assertThatIOException()
          .isThrownBy(() -> new Ledger(file()).append(entry()))
          .withMessage("another writer has the ledger");
    }
  }

  private Path file() {
    return folder.resolve("ledger.json");
  }

  private LedgerWitness witness() {
    return new LedgerWitness(new Ledger(file()), "kafka", Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private static Entry entry() {
    return new Entry(NOW, UUID.randomUUID(), "kafka", "{\"version\":\"4.4.0\"}", "sent");
  }
}
