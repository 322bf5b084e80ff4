package dev.usagetelemetry.cli;

/** A dictionary as a page of its own, for a vendor's "what we collect". */
final class DictionaryHtml {

  private static final String HEAD =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width">
      <title>What %1$s collects</title>
      <style>
      body { font: 1em/1.5 sans-serif; max-width: 70em; margin: 2em auto; padding: 0 1em; }
      table { border-collapse: collapse; }
      th, td { text-align: left; vertical-align: top; padding: .3em .8em; border-top: 1px solid #ccc; }
      code { white-space: nowrap; }
      </style>
      </head>
      <body>
      <h1>What %1$s collects</h1>
      <p>Usage data is anonymous and aggregated. Every message is in the log of the server before it
      is sent, and holds nothing but the fields below. One that the server does not have is left
      out.</p>
      <p>To opt out, set the environment variable <code>%2$s</code> to <code>true</code>.</p>
      <table>
      <tr><th>Field</th><th>Value</th><th>For instance</th><th>Meaning</th></tr>
      """;

  private static final String FOOT =
      """
      </table>
      </body>
      </html>
      """;

  private DictionaryHtml() {}

  static String of(Dictionary dictionary, String optOutVariable) {
    var page = new StringBuilder();
    page.append(HEAD.formatted(text(dictionary.profile().product()), optOutVariable));
    for (var entry : dictionary.entries()) {
      page.append(
          "<tr><td><code>%s</code></td><td>%s</td><td><code>%s</code></td><td>%s</td></tr>%n"
              .formatted(
                  text(entry.key()),
                  text(entry.type()),
                  text(entry.sample()),
                  text(entry.about())));
    }
    return page.append(FOOT).toString();
  }

  private static String text(String raw) {
    return raw.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
