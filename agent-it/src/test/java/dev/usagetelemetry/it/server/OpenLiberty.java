package dev.usagetelemetry.it.server;

import dev.usagetelemetry.it.Artifacts;
import dev.usagetelemetry.it.Built;
import dev.usagetelemetry.it.JavaCommand;
import dev.usagetelemetry.it.JavaProcess;
import dev.usagetelemetry.it.Ports;
import dev.usagetelemetry.it.RealServer;
import dev.usagetelemetry.it.Run;
import dev.usagetelemetry.it.WebArchive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** An Open Liberty of the distribution with user files of its own, by its own script. */
final class OpenLiberty implements RealServer {

  static final String NAME = "PLANTED-server";

  /** A data source that connects to nothing before it is asked to, and TLS. */
  private static final String MORE_FEATURES =
      "<feature>jdbc-4.3</feature><feature>transportSecurity-1.0</feature>";

  private static final String MORE =
      """
      <keyStore id="defaultKeyStore" password="PLANTED-password"/>
      <library id="PLANTED-library"><fileset dir="%s"/></library>
      <dataSource id="PLANTED-source" jndiName="jdbc/PLANTED">
        <jdbcDriver libraryRef="PLANTED-library"/>
        <properties URL="jdbc:h2:mem:PLANTED"/>
      </dataSource>
      """;

  private final String version;
  private final Path directory;
  private final Path jdk;
  private final List<Integer> ports = Ports.free(2);

  private OpenLiberty(String version, Path directory, Path jdk) {
    this.version = version;
    this.directory = directory;
    this.jdk = jdk;
  }

  static OpenLiberty of(Run run, Path directory) {
    return new OpenLiberty(run.version(), directory, run.jdk());
  }

  static OpenLiberty of(String version, Path directory) {
    return new OpenLiberty(version, directory, Built.jdk());
  }

  @Override
  public String id() {
    return "open-liberty";
  }

  @Override
  public String version() {
    return version;
  }

  @Override
  public JavaCommand command() throws IOException {
    prepare();
    return script("server", "run", NAME);
  }

  /** One of its scripts, for its user files. */
  JavaCommand script(String name, String... arguments) throws IOException {
    return forItsFiles(new JavaCommand(directory).program(bin(version).resolve(name), arguments));
  }

  /** A command that is to find the JDK and the user files. */
  JavaCommand forItsFiles(JavaCommand command) {
    return command
        .variable("JAVA_HOME", jdk.toString())
        .variable("WLP_USER_DIR", user().toString());
  }

  static Path home(String version) throws IOException {
    return Artifacts.distribution("io.openliberty", "openliberty-runtime", version, "zip", "");
  }

  /** Where its scripts are. */
  static Path bin(String version) throws IOException {
    return home(version).resolve("bin");
  }

  /** Writes what it starts with. */
  Path prepare() throws IOException {
    Files.createDirectories(server().resolve("dropins"));
    configure("", "");
    return server();
  }

  /** Changes the configuration of a server that runs: another feature, TLS, a data source. */
  void growUp() throws IOException {
    var drivers = Artifacts.folder("h2-driver", "com.h2database:h2:2.4.240");
    configure(MORE_FEATURES, MORE.formatted(drivers));
  }

  private void configure(String features, String more) throws IOException {
    Files.writeString(
        server().resolve("server.xml"),
        Files.readString(Resource.file("/servers/open-liberty/server.xml"))
            .formatted(features, ports.get(0), ports.get(1), more));
  }

  @Override
  public void awaitUp(JavaProcess process) {
    process.awaitOnConsole("CWWKF0011I");
  }

  @Override
  public String log(JavaProcess process) throws IOException {
    return log("messages.log");
  }

  String log(String name) throws IOException {
    return Files.readString(server().resolve("logs").resolve(name));
  }

  /** Puts an application where it is found. */
  void drop(String name, WebArchive application) throws IOException {
    application.write(server().resolve("dropins").resolve(name + ".war"));
  }

  void takeOut(String name) throws IOException {
    Files.delete(server().resolve("dropins").resolve(name + ".war"));
  }

  private Path user() {
    return directory.resolve("PLANTED-usr");
  }

  private Path server() {
    return user().resolve("servers").resolve(NAME);
  }
}
