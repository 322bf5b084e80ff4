package dev.usagetelemetry.ledger;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Whether the lines of a ledger are all there and as they were written.
 *
 * @param lines how many
 * @param first number of the first; more than 1 when older files have been rotated away
 * @param last hash of the last line, to be compared with one that was noted elsewhere
 * @param problem what is wrong, in one line; empty when nothing is
 */
public record LedgerProof(int lines, long first, String last, String problem) {

  private static final Pattern LINE =
      Pattern.compile("\\{\"n\":([0-9]{1,18}),.*\"before\":\"([0-9a-f]{64})\"}");

  /** Follows the chain. */
  public static LedgerProof of(List<String> lines) {
    var before = Entry.NOTHING;
    var first = 0L;
    for (var i = 0; i < lines.size(); i++) {
      var line = LINE.matcher(lines.get(i));
      if (!line.matches()) {
        return broken(lines, first, before, "line " + (i + 1) + " is not a line of a ledger");
      }
      var number = Long.parseLong(line.group(1));
      if (i == 0) {
        first = number;
      }
      if (number != first + i) {
        return broken(
            lines, first, before, "after number " + (first + i - 1) + " comes number " + number);
      }
      if ((i > 0 || number == 1) && !line.group(2).equals(before)) {
        return broken(
            lines,
            first,
            before,
            number == 1
                ? "number 1 does not begin a ledger"
                : "number "
                    + (number - 1)
                    + " was changed after number "
                    + number
                    + " was written");
      }
      before = Entry.hash(lines.get(i));
    }
    return new LedgerProof(lines.size(), first, before, "");
  }

  private static LedgerProof broken(List<String> lines, long first, String last, String problem) {
    return new LedgerProof(lines.size(), first, last, problem);
  }
}
