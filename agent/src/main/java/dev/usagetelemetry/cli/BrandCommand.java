package dev.usagetelemetry.cli;

import dev.usagetelemetry.settings.BadSetting;
import dev.usagetelemetry.settings.Brand;
import dev.usagetelemetry.settings.ProcessValues;
import dev.usagetelemetry.settings.SettingsReader;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a vendor's own jar, so that their image needs one path and no settings. */
final class BrandCommand extends Command {

  @Parameters(paramLabel = "JAR", description = "The jar to be written.")
  private Path jar;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = {
        "A setting to be baked in: product, company, endpoint, more-information, opt-out-variable,",
        "precision and so on. Operators can set it otherwise, as any setting."
      })
  private Map<String, String> settings = new LinkedHashMap<>();

  @Option(
      names = "--profile",
      paramLabel = "FILE",
      description = "A profile to be baked in; replaces a built-in one of the same id.")
  private List<Path> profiles = List.of();

  @Option(
      names = "--keystore",
      paramLabel = "FILE",
      description = "Signs the jar with a key of this key store, by the JDK's jarsigner.")
  private @Nullable Path keystore;

  @Option(names = "--alias", paramLabel = "NAME", description = "Which key.")
  private @Nullable String alias;

  @Option(
      names = "--storepass-env",
      paramLabel = "VARIABLE",
      description = "The environment variable that holds the password of the key store.")
  private @Nullable String storePassVariable;

  @Override
  public Integer call() throws IOException, InterruptedException {
    requireUsable();
    var branded = new BrandedJar(properties());
    for (var profile : profiles) {
      branded.add(profile);
    }
    var folder = jar.toAbsolutePath().getParent();
    if (Files.isDirectory(jar) || folder == null) {
      throw misused("JAR is a folder");
    }
    if (!Files.isDirectory(folder)) {
      throw new Failed("there is no folder " + folder);
    }
    if (Files.exists(jar) && Files.isSameFile(jar, OwnJar.path())) {
      throw misused("JAR is the one that this command runs from");
    }
    // Under its name stands a whole jar or none: one that could not be signed is no jar of theirs.
    var unfinished = jar.resolveSibling(jar.getFileName() + ".part");
    try {
      branded.write(OwnJar.path(), unfinished);
      if (keystore != null && alias != null && storePassVariable != null) {
        Progress.show(err(), "Signing");
        sign(unfinished, keystore, alias, storePassVariable);
        Progress.done(err());
      }
      Files.move(unfinished, jar, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(unfinished);
    }
    out().printf("%s: %d settings, %d profiles%n", jar, settings.size(), profiles.size());
    return FINE;
  }

  /** What the agent would not take in premain is not baked in. */
  private void requireUsable() {
    if (keystore != null && (alias == null || storePassVariable == null)) {
      throw misused("--keystore needs --alias and --storepass-env");
    }
    for (var setting : settings.entrySet()) {
      if (!Brand.mayHold(setting.getKey())) {
        throw misused("--set " + setting.getKey() + " cannot be baked in");
      }
    }
    try {
      SettingsReader.read(null, new Baked(settings));
    } catch (BadSetting bad) {
      throw misused(
          String.valueOf(bad.getMessage()).replace(" in the system properties", " of --set"));
    }
  }

  /** The settings as they would be read, and nothing else. */
  private record Baked(Map<String, String> settings) implements ProcessValues {
    @Override
    public @Nullable String property(String name) {
      return settings.get(name.replace("usage.telemetry.", ""));
    }

    @Override
    public @Nullable String variable(String name) {
      return null;
    }
  }

  /** Without the line that Properties writes about the time. */
  private String properties() throws IOException {
    var properties = new Properties();
    properties.putAll(settings);
    var text = new StringWriter();
    properties.store(text, null);
    return text.toString()
        .lines()
        .filter(line -> !line.startsWith("#"))
        .sorted()
        .reduce("", (all, line) -> all + line + "\n");
  }

  private static void sign(Path unsigned, Path store, String key, String passwordVariable)
      throws IOException, InterruptedException {
    var signer = Path.of(System.getProperty("java.home"), "bin", "jarsigner");
    var process =
        new ProcessBuilder(
                signer.toString(),
                "-keystore",
                store.toString(),
                "-storepass:env",
                passwordVariable,
                unsigned.toString(),
                key)
            .redirectErrorStream(true)
            .start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new Failed("jarsigner failed: " + said.strip());
    }
  }
}
