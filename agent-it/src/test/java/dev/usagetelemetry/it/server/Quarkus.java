package dev.usagetelemetry.it.server;

import dev.usagetelemetry.it.Applications;
import dev.usagetelemetry.it.JavaCommand;
import dev.usagetelemetry.it.JavaProcess;
import dev.usagetelemetry.it.Ports;
import dev.usagetelemetry.it.RealServer;
import dev.usagetelemetry.it.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** An application of Quarkus' own Maven plug-in, with REST, jobs and two data sources. */
final class Quarkus implements RealServer {

  private final Run run;
  private final Path directory;
  private final Path jar;
  private final String[] arguments;
  private final int port = Ports.free(1).get(0);

  /**
   * An application with a directory of its own.
   *
   * @param arguments none to serve, {@code waiting} to do so from a program of its own, {@code
   *     tool} to do something and end
   */
  Quarkus(Run run, Path directory, String... arguments) throws IOException {
    this.run = run;
    this.directory = directory;
    this.jar = application(run.version()).resolve("quarkus-run.jar");
    this.arguments = arguments;
  }

  static Path application(String version) throws IOException {
    return Applications.build("quarkus", Map.of("quarkus.platform.version", version))
        .resolve("quarkus-app");
  }

  @Override
  public String id() {
    return "quarkus";
  }

  @Override
  public String version() {
    return run.version();
  }

  HttpUser user() {
    return new HttpUser("http://127.0.0.1:" + port + "/PLANTED");
  }

  @Override
  public JavaCommand command() {
    return on(new JavaCommand(directory), port);
  }

  /** Makes a command start it on this port. */
  JavaCommand on(JavaCommand command, int port) {
    return command
        .on(run.jdk())
        .option("-Xmx200m", "-XX:+UseSerialGC", "-Dquarkus.http.host=127.0.0.1")
        .option("-Dquarkus.http.port=" + port)
        // The one name up to 3.24, the other from there on.
        .option("-Dquarkus.log.file.enable=true", "-Dquarkus.log.file.enabled=true")
        .jar(jar, arguments);
  }

  /** With an HTTP server that has TLS, beside the one that has not. */
  JavaCommand withTls() throws IOException {
    return command()
        .option("-Dquarkus.http.ssl-port=" + Ports.free(1).get(0))
        .option("-Dquarkus.http.ssl.certificate.key-store-file=" + Certificate.in(directory))
        .option("-Dquarkus.http.ssl.certificate.key-store-password=" + Certificate.PASSWORD);
  }

  @Override
  public void awaitUp(JavaProcess process) {
    process.awaitOnConsole("Installed features:");
  }

  @Override
  public String log(JavaProcess process) throws IOException {
    return Files.readString(directory.resolve("PLANTED-application.log"));
  }
}
