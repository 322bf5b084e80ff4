package dev.usagetelemetry.it.server;

import dev.usagetelemetry.it.Artifacts;
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

/** A Jetty of the distribution with a base directory of its own. */
final class Jetty implements RealServer {

  private final Run run;
  private final Path base;
  private final String[] arguments;
  private final int port = Ports.free(1).get(0);

  /**
   * A Jetty that deploys what is put into its base.
   *
   * @param arguments of the start program, {@code --exec} for a JVM of its own
   */
  Jetty(Run run, Path directory, String... arguments) {
    this.run = run;
    this.base = directory.resolve("PLANTED-base");
    this.arguments = arguments;
  }

  @Override
  public String id() {
    return "jetty";
  }

  @Override
  public String version() {
    return run.version();
  }

  HttpUser user() {
    return new HttpUser("http://127.0.0.1:" + port);
  }

  /** Puts an application where Jetty finds it, running or not. */
  Jetty deploy(String name, WebArchive application) throws IOException {
    application.write(webapps().resolve(name + ".war"));
    return this;
  }

  void undeploy(String name) throws IOException {
    Files.delete(webapps().resolve(name + ".war"));
  }

  @Override
  public JavaCommand command() throws IOException {
    webapps();
    Files.createDirectories(base.resolve("sessions"));
    Files.createDirectories(base.resolve("lib/ext"));
    Files.writeString(
        Files.createDirectories(base.resolve("resources")).resolve("jetty-logging.properties"),
        // Otherwise a record is one line, with | for the ends of those in it.
        "org.eclipse.jetty.logging.appender.MESSAGE_ESCAPE=false\n");
    return start(new JavaCommand(base))
        .option("-Xmx256m")
        .argument("jetty.http.host=127.0.0.1", "jetty.http.port=" + port)
        .argument("jetty.deploy.scanInterval=1", "jetty.session.file.storeDir=sessions")
        // Last: what comes behind a module of an environment is of that environment.
        .argument("--module=server,http,http2c,session-store-file,resources,ext," + deployment())
        .argument(arguments);
  }

  /** Makes a command run the start program, with whatever it is to do. */
  JavaCommand start(JavaCommand command, String... arguments) {
    return command
        .on(run.jdk())
        .option("-XX:+UseSerialGC")
        .jar(home().resolve("start.jar"), arguments);
  }

  /** Modules that deploy web applications: since 12 for each edition of Jakarta EE. */
  private String deployment() {
    return List.of("9", "10", "11").contains(run.version().split("\\.", 2)[0])
        ? "deploy,jsp"
        : "ee10-deploy,ee10-jsp";
  }

  static Path home(String version) throws IOException {
    return Artifacts.distribution("org.eclipse.jetty", "jetty-home", version, "tar.gz", "");
  }

  private Path home() {
    try {
      return home(run.version());
    } catch (IOException notToBeHad) {
      throw new AssertionError(notToBeHad);
    }
  }

  private Path webapps() throws IOException {
    return Files.createDirectories(base.resolve("webapps"));
  }

  @Override
  public void awaitUp(JavaProcess process) {
    process.awaitOnConsole("oejs.Server:main: Started");
  }

  /** Standard error, as the stock logging has it. */
  @Override
  public String log(JavaProcess process) {
    return process.err();
  }
}
