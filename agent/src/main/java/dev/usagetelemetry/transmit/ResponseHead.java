package dev.usagetelemetry.transmit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * The status of an answer, and its header fields as far as they were read. The body is of no
 * interest and is not read at all.
 */
final class ResponseHead {

  /** In bytes. A status comes first, so that a longer head loses header fields only. */
  private static final int LONGEST = 4096;

  /** Interim answers (1xx) that are skipped; more than these no server has reason to send. */
  private static final int MOST_INTERIM = 4;

  private final int status;
  private final String[] fields;

  private ResponseHead(int status, String[] fields) {
    this.status = status;
    this.fields = fields;
  }

  /**
   * Reads up to the blank line, byte by byte so that not one of what follows is taken: behind a
   * proxy's answer comes another protocol. A few hundred small reads a day cost nothing.
   *
   * @throws IOException when the connection breaks before that, or the answer is not HTTP/1
   */
  static ResponseHead read(InputStream in) throws IOException {
    ResponseHead head = readOne(in);
    for (int i = 0; i < MOST_INTERIM && head.isInterim(); i++) {
      head = readOne(in);
    }
    return head;
  }

  int status() {
    return status;
  }

  boolean isSuccess() {
    return status >= 200 && status <= 299;
  }

  boolean isRedirect() {
    return status >= 300 && status <= 399;
  }

  Optional<String> retryAfter() {
    for (String field : fields) {
      if (field.toLowerCase(Locale.ROOT).startsWith("retry-after:")) {
        return Optional.of(field.substring("retry-after:".length()).strip());
      }
    }
    return Optional.empty();
  }

  private boolean isInterim() {
    return status <= 199;
  }

  private static ResponseHead readOne(InputStream in) throws IOException {
    ByteArrayOutputStream read = new ByteArrayOutputStream(512);
    int lineLength = 0;
    while (read.size() < LONGEST) {
      int b = in.read();
      if (b < 0) {
        throw new Refusal("the answer broke off");
      }
      read.write(b);
      if (b != '\n') {
        lineLength += b == '\r' ? 0 : 1;
      } else if (lineLength == 0) {
        break;
      } else {
        lineLength = 0;
      }
    }
    String[] lines = read.toString(StandardCharsets.ISO_8859_1).split("\r?\n", -1);
    return new ResponseHead(statusIn(lines[0]), lines);
  }

  /** {@code HTTP/1.1 204 No Content}. */
  private static int statusIn(String line) throws Refusal {
    boolean isStatusLine =
        line.length() >= 12
            && line.startsWith("HTTP/1.")
            && line.charAt(8) == ' '
            && (line.length() == 12 || line.charAt(12) == ' ');
    if (isStatusLine) {
      try {
        int status = Integer.parseInt(line.substring(9, 12));
        if (status >= 100) {
          return status;
        }
      } catch (NumberFormatException notAStatus) {
        // Told below.
      }
    }
    throw new Refusal("the answer is not HTTP");
  }
}
