package dev.usagetelemetry.cli;

import dev.usagetelemetry.disclose.Identity;
import dev.usagetelemetry.profile.Profile;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** Says what a product may send: every field that its profile gives, and where it is hooked. */
final class DictionaryCommand extends Command {

  /** In which form. */
  enum Format {
    MARKDOWN,
    JSON_SCHEMA,
    HTML;

    /** As it is written on the command line. */
    static final class Converter implements ITypeConverter<Format> {
      @Override
      public Format convert(String word) {
        for (var format : Format.values()) {
          if (format.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(word)) {
            return format;
          }
        }
        throw new TypeConversionException("is not markdown, json-schema or html");
      }
    }
  }

  @Parameters(
      paramLabel = "PROFILE",
      description = "The id of a built-in profile, such as kafka, or a file.")
  private String profile;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "markdown",
      converter = Format.Converter.class,
      description = {
        "markdown: tables of the fields and hooks (default)",
        "json-schema: the JSON Schema of the messages",
        "html: a page for people"
      })
  private Format format;

  @Override
  public Integer call() {
    var read = NamedProfile.read(profile);
    out()
        .print(
            switch (format) {
              case MARKDOWN -> DictionaryMarkdown.of(Dictionary.of(read));
              case JSON_SCHEMA -> MessageSchema.of(read, BuiltIn.components());
              case HTML -> DictionaryHtml.of(Dictionary.of(read), optOutVariable(read));
            });
    out().flush();
    return FINE;
  }

  private static String optOutVariable(Profile profile) {
    return Identity.optOutVariableOf(profile.id());
  }
}
