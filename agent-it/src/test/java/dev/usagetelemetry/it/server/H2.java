package dev.usagetelemetry.it.server;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import dev.usagetelemetry.it.Artifacts;
import dev.usagetelemetry.it.JavaCommand;
import dev.usagetelemetry.it.JavaProcess;
import dev.usagetelemetry.it.Ports;
import dev.usagetelemetry.it.RealServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** H2's TCP server, and beside it the one that speaks PostgreSQL's protocol. */
final class H2 implements RealServer {

  private final String version;
  private final Path directory;
  private final int port = Ports.free(2).get(0);

  H2(String version, Path directory) {
    this.version = version;
    this.directory = directory;
  }

  @Override
  public String id() {
    return "h2";
  }

  @Override
  public String version() {
    return version;
  }

  /** Of a database that is made when the first client connects to it. */
  String url(String database) {
    return "jdbc:h2:tcp://127.0.0.1:" + port + "/./" + database;
  }

  static String classPath(String version) throws IOException {
    return Artifacts.classPath("h2-" + version, "com.h2database:h2:" + version);
  }

  @Override
  public JavaCommand command() throws IOException {
    return new JavaCommand(directory)
        .option("-Xmx96m", "-Dh2.bindAddress=127.0.0.1")
        .main(
            classPath(version),
            "org.h2.tools.Server",
            "-tcp",
            "-tcpPort",
            Integer.toString(port),
            "-pg",
            "-pgPort",
            Integer.toString(port + 1),
            "-ifNotExists",
            "-baseDir",
            Files.createDirectories(directory.resolve("PLANTED-data")).toString());
  }

  @Override
  public void awaitUp(JavaProcess process) {
    process.awaitOnConsole("TCP server running");
    await().atMost(20, SECONDS).until(() -> process.out().contains("PG server running"));
  }

  /** There is none but the console. */
  @Override
  public String log(JavaProcess process) {
    return process.err();
  }
}
