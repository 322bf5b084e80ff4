package dev.usagetelemetry.cli;

import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says what a product may send: every field that its profile gives, and where it is hooked. */
final class DictionaryCommand extends Command {

  /** In which form. */
  enum Format {
    MARKDOWN
  }

  @Parameters(
      paramLabel = "PROFILE",
      description = "The id of a built-in profile, such as kafka, or a file.")
  private String profile;

  @Option(
      names = "--format",
      defaultValue = "markdown",
      description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  private Format format;

  @Override
  public Integer call() {
    var read = NamedProfile.read(profile);
    switch (format) {
      case MARKDOWN -> out().print(Dictionary.of(read));
    }
    out().flush();
    return FINE;
  }
}
