package dev.usagetelemetry.start;

import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * The file that the command line has made for an answer.
 *
 * <p>Under a SecurityManager we may write where the code of the server may not, and all of it can
 * call the dispatcher. So nothing is written but into a file that is there, is empty, is no link,
 * and has the name that the command line gives its own.
 */
final class AnswerFile {

  private static final Pattern NAME = Pattern.compile("usage-telemetry-answer[0-9]+\\.json");

  private AnswerFile() {}

  /** Writes an answer, or does nothing where the file is not one that was made for it. */
  static void write(String path, String answer) throws IOException {
    var file = new File(path);
    if (NAME.matcher(file.getName()).matches()
        && file.isFile()
        && file.length() == 0
        && !isLink(file)) {
      try (var out = new FileOutputStream(file)) {
        out.write(answer.getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  /** By java.io, since java.nio.file is not to be set up before the server does. */
  private static boolean isLink(File file) throws IOException {
    var folder = file.getAbsoluteFile().getParentFile().getCanonicalFile();
    return !new File(folder, file.getName()).equals(file.getCanonicalFile());
  }
}
