package dev.usagetelemetry.it.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.usagetelemetry.it.Artifacts;
import dev.usagetelemetry.it.JavaCommand;
import dev.usagetelemetry.it.JavaProcess;
import dev.usagetelemetry.it.Ports;
import dev.usagetelemetry.it.RealServer;
import dev.usagetelemetry.it.Run;
import dev.usagetelemetry.it.Sources;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A Keycloak by its own start script, in development mode. */
final class Keycloak implements RealServer {

  private static final String PROVIDER = "PlantedListenerFactory";
  private static final String SERVICE =
      "META-INF/services/org.keycloak.events.EventListenerProviderFactory";

  /** The script of the command line of administrators starts a JVM for each command. */
  private static final Duration TO_ADMINISTER = Duration.ofMinutes(1);

  private final Run run;
  private final Path home;
  private final boolean isBuilt;
  private final int port = Ports.free(1).get(0);
  private final Map<String, String> variables = new LinkedHashMap<>();

  private Keycloak(Run run, Path home, boolean isBuilt) {
    this.run = run;
    this.home = home;
    this.isBuilt = isBuilt;
    variables.put("JAVA_HOME", run.jdk().toString());
    variables.put("JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx400m");
    variables.put("KC_HTTP_HOST", "127.0.0.1");
    variables.put("KC_HTTP_PORT", Integer.toString(port));
    variables.put("KC_LOG", "console,file");
    variables.put("KC_LOG_FILE", home.resolve("PLANTED.log").toString());
    variables.put("KC_BOOTSTRAP_ADMIN_USERNAME", "PLANTED-admin");
    variables.put("KC_BOOTSTRAP_ADMIN_PASSWORD", "PLANTED-secret");
  }

  static Path distribution(String version) throws IOException {
    return Artifacts.distribution("org.keycloak", "keycloak-quarkus-dist", version, "zip", "");
  }

  /** As it is when it has just been unpacked: its first start builds it first. */
  static Keycloak unpacked(Run run, Path directory) throws IOException {
    return new Keycloak(
        run, copy(distribution(run.version()), directory.resolve("PLANTED-home")), false);
  }

  /** Another start of the same one, which has been built by now. */
  Keycloak again() {
    return new Keycloak(run, home, true);
  }

  /** Another node, with what this one has been built to. */
  Keycloak sibling(Path directory) throws IOException {
    return new Keycloak(run, copy(home, directory.resolve("PLANTED-sibling")), true);
  }

  /**
   * As a node of a cluster.
   *
   * @param database address of the one that all nodes share, and find each other in
   */
  Keycloak clustered(String database) {
    var ports = Ports.free(2);
    variables.put("KC_CACHE", "ispn");
    variables.put("KC_DB_URL", database + ";NON_KEYWORDS=VALUE");
    variables.put(
        "JAVA_OPTS_APPEND",
        "-Djgroups.bind.address=127.0.0.1 -Djgroups.bind.port=%d -Djgroups.fd.port-offset=%d"
            .formatted(ports.get(0), ports.get(1) - ports.get(0)));
    return this;
  }

  /** Adds a provider of one's own. */
  Keycloak withProvider(Path directory) throws IOException {
    var classes =
        Sources.compile(
            run.jdk(),
            home.resolve("lib/lib/main/*") + File.pathSeparator + home.resolve("lib/lib/boot/*"),
            "keycloak/" + PROVIDER + ".java",
            directory.resolve("provider"));
    var jar = home.resolve("providers/PLANTED-provider.jar");
    try (var zip = new ZipOutputStream(Files.newOutputStream(jar))) {
      zip.putNextEntry(new ZipEntry(PROVIDER + ".class"));
      zip.write(Files.readAllBytes(classes.resolve(PROVIDER + ".class")));
      zip.putNextEntry(new ZipEntry(SERVICE));
      zip.write(PROVIDER.getBytes(UTF_8));
    }
    return this;
  }

  /** The big part, which nothing changes, is linked. */
  private static Path copy(Path from, Path to) throws IOException {
    var jars = from.resolve("lib/lib");
    try (var files = Files.walk(from)) {
      for (var file : files.filter(each -> !each.startsWith(jars)).toList()) {
        var relative = from.relativize(file);
        if (!relative.startsWith("data") && !relative.startsWith("PLANTED.log")) {
          Files.copy(
              file,
              Files.createDirectories(to.resolve(relative).getParent())
                  .resolve(file.getFileName()));
        }
      }
    }
    Files.createSymbolicLink(to.resolve("lib/lib"), jars.toRealPath());
    return to;
  }

  @Override
  public String id() {
    return "keycloak";
  }

  @Override
  public String version() {
    return run.version();
  }

  @Override
  public JavaCommand command() {
    return script(new JavaCommand(home), "kc.sh", "start-dev");
  }

  /** One of its scripts, with the same settings. */
  JavaCommand script(JavaCommand command, String name, String... arguments) {
    command.program(home.resolve("bin").resolve(name), arguments);
    variables.forEach(command::variable);
    return command;
  }

  /** Does something with its own command line. */
  void administer(String... arguments) throws IOException {
    var result =
        script(new JavaCommand(home), "kcadm.sh", arguments)
            .argument("--config", home.resolve("kcadm.config").toString())
            .run(TO_ADMINISTER);
    assertThat(result.exit()).as(result.err()).isZero();
  }

  void logIn() throws IOException {
    administer(
        "config",
        "credentials",
        "--server",
        "http://127.0.0.1:" + port,
        "--realm",
        "master",
        "--user",
        "PLANTED-admin",
        "--password",
        "PLANTED-secret");
  }

  @Override
  public void awaitUp(JavaProcess process) {
    if (!isBuilt) {
      process.awaitOnConsole("Quarkus augmentation completed");
    }
    process.awaitOnConsole("Installed features: [");
  }

  @Override
  public String log(JavaProcess process) throws IOException {
    return Files.readString(home.resolve("PLANTED.log"));
  }
}
