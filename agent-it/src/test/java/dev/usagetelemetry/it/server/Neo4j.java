package dev.usagetelemetry.it.server;

import dev.usagetelemetry.it.Artifacts;
import dev.usagetelemetry.it.JavaCommand;
import dev.usagetelemetry.it.JavaProcess;
import dev.usagetelemetry.it.Ports;
import dev.usagetelemetry.it.RealServer;
import dev.usagetelemetry.it.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A Neo4j, community edition, with Bolt and HTTP. */
final class Neo4j implements RealServer {

  private final String version;
  private final Path directory;
  private final Path jdk;
  private final int httpPort;
  private final int boltPort;

  /**
   * One that is alone, as the community edition always is.
   *
   * @param jdk for 5 any, for later versions one of 21 and newer
   */
  Neo4j(String version, Path directory, Path jdk) {
    this.version = version;
    this.directory = directory;
    this.jdk = jdk;
    var ports = Ports.free(2);
    httpPort = ports.get(0);
    boltPort = ports.get(1);
  }

  @Override
  public String id() {
    return "neo4j";
  }

  @Override
  public String version() {
    return version;
  }

  static String classPath(String version) throws IOException {
    return Artifacts.classPath(
        "neo4j-" + version, "org.neo4j:neo4j:" + version, "org.neo4j.app:neo4j-server:" + version);
  }

  @Override
  public JavaCommand command() throws IOException {
    var home = Files.createDirectories(directory.resolve("PLANTED-home"));
    Files.write(
        home.resolve("neo4j.conf"),
        List.of(
            "initial.dbms.default_database=planted-database",
            "server.bolt.enabled=true",
            "server.bolt.listen_address=127.0.0.1:" + boltPort,
            "server.http.enabled=true",
            "server.http.listen_address=127.0.0.1:" + httpPort,
            "dbms.security.auth_enabled=false",
            "server.memory.pagecache.size=64m",
            "dbms.usage_report.enabled=false"));
    var libraries = classPath(version);
    var main = Sources.compile(jdk, libraries, "neo4j/Neo4jMain.java", directory.resolve("main"));
    return new JavaCommand(directory)
        .on(jdk)
        .option("-Xmx400m")
        .option("--add-opens=java.base/java.nio=ALL-UNNAMED")
        .option("--add-opens=java.base/java.io=ALL-UNNAMED")
        .option("--add-opens=java.base/sun.nio.ch=ALL-UNNAMED")
        .option("--add-opens=java.base/java.lang=ALL-UNNAMED")
        .option("--add-opens=java.base/java.util.concurrent=ALL-UNNAMED")
        .main(libraries + ":" + main, "Neo4jMain", home.toString());
  }

  @Override
  public void awaitUp(JavaProcess process) {
    process.awaitOnConsole("Neo4j is up");
  }

  /** The user log: {@code neo4j console} writes it to the console, as does this. */
  @Override
  public String log(JavaProcess process) {
    return process.out();
  }

  /** Runs a statement over HTTP. */
  void run(String statement) throws Exception {
    new HttpUser("http://127.0.0.1:" + httpPort)
        .send("POST", "/db/planted-database/query/v2", "{\"statement\": \"" + statement + "\"}");
  }
}
