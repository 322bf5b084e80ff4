package dev.usagetelemetry.it.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.usagetelemetry.it.Artifacts;
import dev.usagetelemetry.it.JavaCommand;
import dev.usagetelemetry.it.JavaProcess;
import dev.usagetelemetry.it.Ports;
import dev.usagetelemetry.it.RealServer;
import dev.usagetelemetry.it.Sources;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A Trino node: the coordinator, or a worker of one. Needs a newer JDK than the tests. */
final class Trino implements RealServer {

  private final String version;
  private final Path directory;
  private final Path jdk;
  private final int port = Ports.free(1).get(0);
  private final String coordinator;
  private final boolean coordinates;

  private Trino(String version, Path directory, Path jdk, String coordinator) {
    this.version = version;
    this.directory = directory;
    this.jdk = jdk;
    this.coordinates = coordinator.isEmpty();
    this.coordinator = coordinates ? "http://127.0.0.1:" + port : coordinator;
  }

  static Trino coordinator(String version, Path directory, Path jdk) {
    return new Trino(version, directory, jdk, "");
  }

  Trino worker(Path directory) {
    return new Trino(version, directory, jdk, coordinator);
  }

  @Override
  public String id() {
    return "trino";
  }

  @Override
  public String version() {
    return version;
  }

  @Override
  public JavaCommand command() throws IOException {
    var etc = Files.createDirectories(directory.resolve("etc"));
    Files.createDirectories(etc.resolve("catalog"));
    installMemoryConnector();
    var configuration = new ArrayList<String>();
    configuration.addAll(
        List.of(
            "coordinator=" + coordinates,
            "http-server.http.port=" + port,
            "node.internal-address=127.0.0.1",
            "node.bind-ip=127.0.0.1",
            "discovery.uri=" + coordinator,
            "catalog.management=dynamic",
            "query.max-memory-per-node=64MB",
            "memory.heap-headroom-per-node=64MB",
            "node.environment=planted_environment",
            "node.id=PLANTED-" + UUID.randomUUID(),
            "plugin.dir=" + directory.resolve("PLANTED-plugins")));
    if (coordinates) {
      configuration.add("node-scheduler.include-coordinator=true");
    }
    var file = Files.write(etc.resolve("config.properties"), configuration);
    return new JavaCommand(directory)
        .on(jdk)
        .option("-Xmx700m", "-Dconfig=" + file, "-Djdk.attach.allowAttachSelf=true")
        .option("--add-modules=jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED")
        .option("--sun-misc-unsafe-memory-access=allow")
        .main(classPath(version) + ":" + main(), "TrinoMain", version);
  }

  static String classPath(String version) throws IOException {
    return Artifacts.classPath("trino-" + version, "io.trino:trino-main:" + version);
  }

  private Path main() throws IOException {
    return Sources.compile(
        jdk, classPath(version), "trino/TrinoMain.java", directory.resolve("main"));
  }

  /** As the distribution has it: a folder of jars, one of which names the plugin. */
  private void installMemoryConnector() throws IOException {
    var folder = Files.createDirectories(directory.resolve("PLANTED-plugins/memory"));
    var jars = Artifacts.folder("trino-memory-" + version, "io.trino:trino-memory:" + version);
    try (var all = Files.list(jars)) {
      for (var jar : all.toList()) {
        Files.copy(jar, folder.resolve(jar.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    try (var services =
        new JarOutputStream(Files.newOutputStream(folder.resolve("services.jar")))) {
      services.putNextEntry(new JarEntry("META-INF/services/io.trino.spi.Plugin"));
      services.write("io.trino.plugin.memory.MemoryPlugin\n".getBytes(UTF_8));
      services.closeEntry();
    }
  }

  @Override
  public void awaitUp(JavaProcess process) {
    process.awaitOnConsole("======== SERVER STARTED ========");
  }

  /** Without a launcher the log is the console. */
  @Override
  public String log(JavaProcess process) {
    return process.console();
  }

  /** Runs a statement to its end over the protocol of Trino's clients. */
  void run(String statement) throws Exception {
    var client = HttpClient.newHttpClient();
    var next =
        HttpRequest.newBuilder(URI.create(coordinator + "/v1/statement"))
            .header("X-Trino-User", "PLANTED-user")
            .POST(BodyPublishers.ofString(statement))
            .build();
    while (true) {
      var answer = JsonMapper.shared().readTree(client.send(next, BodyHandlers.ofString()).body());
      JsonNode failure = answer.get("error");
      if (failure != null) {
        throw new IOException(statement + ": " + failure);
      }
      if (!answer.has("nextUri")) {
        return;
      }
      next = HttpRequest.newBuilder(URI.create(answer.get("nextUri").asString())).build();
    }
  }
}
