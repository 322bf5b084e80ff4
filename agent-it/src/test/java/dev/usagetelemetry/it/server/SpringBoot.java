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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;

/** An application as Spring Boot's own Maven plug-in packages it: one executable jar. */
final class SpringBoot implements RealServer {

  private final Run run;
  private final Path directory;
  private final Path jar;
  private final List<String> arguments = new ArrayList<>();
  private final int port = Ports.free(1).get(0);

  /** Servlets on Tomcat, as it is unless one asks for something else. */
  SpringBoot(Run run, Path directory) throws IOException {
    this(run, directory, "web", "tomcat");
  }

  /**
   * An application with a directory of its own.
   *
   * @param stack name of the starter with which it is a web application
   * @param server name of the starter that brings the web server
   */
  SpringBoot(Run run, Path directory, String stack, String server) throws IOException {
    this.run = run;
    this.directory = directory;
    this.jar = jar(run.version(), stack, server);
  }

  static Path jar(String version, String stack, String server) throws IOException {
    return Applications.build(
            "spring-boot",
            Map.of("boot.version", version, "web.stack", stack, "web.server", server))
        .resolve("application.jar");
  }

  /** With properties beside those in its jar. */
  SpringBoot with(String... properties) {
    arguments.addAll(List.of(properties));
    return this;
  }

  @Override
  public String id() {
    return "spring-boot";
  }

  @Override
  public String version() {
    return run.version();
  }

  /** The version of a jar that is in the application's. */
  String versionOf(String artifact) throws IOException {
    try (var application = new JarFile(jar.toFile())) {
      return application.stream()
          .map(entry -> Path.of(entry.getName()).getFileName().toString())
          .filter(name -> name.matches(artifact + "-\\d[\\d.]*\\.jar"))
          .map(name -> name.substring(artifact.length() + 1, name.length() - ".jar".length()))
          .findFirst()
          .orElseThrow();
    }
  }

  HttpUser user() {
    return new HttpUser("http://127.0.0.1:" + port + "/PLANTED");
  }

  @Override
  public JavaCommand command() {
    return on(new JavaCommand(directory), port).argument(arguments.toArray(String[]::new));
  }

  /** Makes a command start it on this port. */
  JavaCommand on(JavaCommand command, int port) {
    return command
        .on(run.jdk())
        .option("-Xmx200m", "-XX:+UseSerialGC")
        .jar(jar, "--server.address=127.0.0.1", "--server.port=" + port);
  }

  /** Makes a command start what is in the same jar, but no server. */
  JavaCommand tool(JavaCommand command, String... options) {
    return command.on(run.jdk()).option(options).jar(jar, "tool");
  }

  /** With TLS, and HTTP/2 if the web server that the starter brings has it. */
  JavaCommand withTls(boolean http2) throws IOException {
    return command()
        .argument("--server.ssl.key-store=" + Certificate.in(directory))
        .argument("--server.ssl.key-store-password=" + Certificate.PASSWORD)
        .argument("--server.http2.enabled=" + http2);
  }

  @Override
  public void awaitUp(JavaProcess process) {
    process.awaitOnConsole("Started Application in");
  }

  @Override
  public String log(JavaProcess process) throws IOException {
    return Files.readString(directory.resolve("PLANTED-application.log"));
  }
}
