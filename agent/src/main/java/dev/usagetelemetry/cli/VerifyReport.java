package dev.usagetelemetry.cli;

import dev.usagetelemetry.ledger.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** What {@code verify} has seen, point by point, for people and for programs. */
final class VerifyReport {

  /** What a point came to. */
  private enum Verdict {
    SEEN("seen     "),
    NOT_SO("NOT SO   "),
    NOT_SEEN("not seen ");

    private final String word;

    Verdict(String word) {
      this.word = word;
    }
  }

  private record Point(Verdict verdict, String what) {}

  private final Instant time = Instant.now().truncatedTo(ChronoUnit.SECONDS);
  private final List<Point> points = new ArrayList<>();

  /** What was looked at, and whether it is as it should be. */
  void point(boolean holds, String what) {
    points.add(new Point(holds ? Verdict.SEEN : Verdict.NOT_SO, what));
  }

  /** What could not be looked at. */
  void notSeen(String what) {
    points.add(new Point(Verdict.NOT_SEEN, what));
  }

  /** Whether something is not as it should be. */
  boolean hasFound() {
    return points.stream().anyMatch(point -> point.verdict() == Verdict.NOT_SO);
  }

  /**
   * For people; the last line is the hash of all before it.
   *
   * @param command that was run
   * @param output the folder with what it printed
   */
  String text(List<String> command, Path output) throws IOException {
    var text = new StringBuilder();
    text.append("Verified ").append(time).append('\n');
    text.append("Agent    SHA-256 ").append(hashOf(OwnJar.path())).append('\n');
    text.append("Command  ").append(String.join(" ", command)).append('\n');
    text.append("Output   ").append(output).append("\n\n");
    for (var point : points) {
      text.append(point.verdict().word).append(point.what()).append('\n');
    }
    var seen = points.stream().filter(point -> point.verdict() == Verdict.SEEN).count();
    text.append("\n%d of %d points were seen.%n".formatted(seen, points.size()));
    return text + "Report   SHA-256 " + Entry.hash(text.toString());
  }

  /** For programs. */
  String json(Path output) throws IOException {
    var report = JsonMapper.shared().createObjectNode();
    report.put("time", time.toString());
    report.put("agent", hashOf(OwnJar.path()));
    report.put("output", output.toString());
    var list = report.putArray("points");
    for (var point : points) {
      list.addObject().put("verdict", point.verdict().name()).put("what", point.what());
    }
    return report.toPrettyString();
  }

  private static String hashOf(Path jar) throws IOException {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(jar));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
