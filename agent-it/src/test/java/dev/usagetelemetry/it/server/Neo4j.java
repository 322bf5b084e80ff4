package dev.usagetelemetry.it.server;

import dev.usagetelemetry.it.Artifacts;
import dev.usagetelemetry.it.JavaCommand;
import dev.usagetelemetry.it.JavaProcess;
import dev.usagetelemetry.it.Ports;
import dev.usagetelemetry.it.RealServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The community edition of Neo4j, with Bolt and HTTP. */
final class Neo4j implements RealServer {

  private static final String DATABASE = "planted-database";

  private final String version;
  private final Path directory;
  private final List<Integer> ports = Ports.free(2);

  Neo4j(String version, Path directory) {
    this.version = version;
    this.directory = directory;
  }

  @Override
  public String id() {
    return "neo4j";
  }

  @Override
  public String version() {
    return version;
  }

  HttpUser user() {
    return new HttpUser("http://127.0.0.1:" + ports.get(0));
  }

  /** Runs a query as a user does. */
  static void query(HttpUser user, String cypher) throws IOException, InterruptedException {
    user.send("POST", "/db/" + DATABASE + "/query/v2", "{\"statement\":\"%s\"}".formatted(cypher));
  }

  @Override
  public JavaCommand command() throws IOException {
    var conf = Files.createDirectories(directory.resolve("conf"));
    Files.writeString(
        conf.resolve("neo4j.conf"),
        CONFIGURATION.formatted(
            ports.get(0), ports.get(1), DATABASE, directory.resolve("PLANTED-data")));
    Files.copy(Resource.file("/servers/neo4j/user-logs.xml"), conf.resolve("user-logs.xml"));
    return onItsJdk(new JavaCommand(directory))
        .option("-Xmx400m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
        .main(
            classPath(version),
            version.startsWith("5.")
                ? "org.neo4j.server.CommunityEntryPoint"
                : "org.neo4j.server.Neo4jCommunity",
            "--home-dir=" + directory,
            "--config-dir=" + conf,
            "--console-mode");
  }

  /** With what the distribution's configuration opens to it. */
  JavaCommand onItsJdk(JavaCommand command) throws IOException {
    for (var package_ : List.of("java.nio", "java.io", "sun.nio.ch", "java.util.concurrent")) {
      command.option("--add-opens=java.base/" + package_ + "=ALL-UNNAMED");
    }
    return command.on(jdk());
  }

  Path jdk() throws IOException {
    return version.startsWith("5.")
        ? SuitableJdk.of("Neo4j " + version, 17, 21)
        : SuitableJdk.of("Neo4j " + version, 21, Integer.MAX_VALUE);
  }

  static String classPath(String version) throws IOException {
    return Artifacts.classPath(
        "neo4j-" + version, "org.neo4j:neo4j:" + version, "org.neo4j.app:neo4j-server:" + version);
  }

  @Override
  public void awaitUp(JavaProcess process) {
    process.awaitOnConsole(" Started.");
  }

  @Override
  public String log(JavaProcess process) throws IOException {
    return Files.readString(directory.resolve("logs/neo4j.log"));
  }

  private static final String CONFIGURATION =
      """
      server.http.listen_address=127.0.0.1:%d
      server.bolt.listen_address=127.0.0.1:%d
      dbms.security.auth_enabled=false
      initial.dbms.default_database=%s
      server.directories.data=%s
      server.memory.pagecache.size=64m
      dbms.usage_report.enabled=false
      """;
}
