package dev.usagetelemetry.it.server;

import dev.usagetelemetry.it.Artifacts;
import dev.usagetelemetry.it.JavaCommand;
import dev.usagetelemetry.it.JavaProcess;
import dev.usagetelemetry.it.Ports;
import dev.usagetelemetry.it.RealServer;
import dev.usagetelemetry.it.Run;
import dev.usagetelemetry.it.Sources;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;

/** A program of one's own with Vert.x in it. */
final class Vertx implements RealServer {

  private final Run run;
  private final Path directory;
  private final String classPath;
  private final String how;
  private final int port = Ports.free(1).get(0);

  private Vertx(Run run, Path directory, String libraries, String how) throws IOException {
    this.run = run;
    this.directory = directory;
    this.how = how;
    var classes =
        Sources.compile(
            run.jdk(), libraries, "vertx/VertxServer.java", directory.resolve("classes"));
    this.classPath = classes + File.pathSeparator + libraries;
  }

  static Vertx alone(Run run, Path directory) throws IOException {
    return new Vertx(run, directory, classPath(run.version()), "alone");
  }

  static String classPath(String version) throws IOException {
    return Artifacts.classPath("vertx-" + version, "io.vertx:vertx-core:" + version);
  }

  /**
   * A node of a cluster, with what makes it one.
   *
   * @param manager such as {@code vertx-hazelcast}
   */
  static Vertx clustered(Run run, Path directory, String manager) throws IOException {
    return new Vertx(
        run,
        directory,
        Artifacts.classPath(
            manager + "-" + run.version(), "io.vertx:" + manager + ":" + run.version()),
        "clustered");
  }

  @Override
  public String id() {
    return "vertx";
  }

  @Override
  public String version() {
    return run.version();
  }

  HttpUser user() {
    return new HttpUser("http://127.0.0.1:" + port + "/PLANTED");
  }

  @Override
  public JavaCommand command() throws IOException {
    return on(new JavaCommand(directory), port).argument(Certificate.in(directory).toString());
  }

  /** Makes a command start it on this port. */
  JavaCommand on(JavaCommand command, int port) {
    return java(command).argument(how, Integer.toString(port));
  }

  /** The same program, which serves nothing and ends. */
  JavaCommand tool(JavaCommand command) {
    return java(command).argument("tool");
  }

  private JavaCommand java(JavaCommand command) {
    return command
        .on(run.jdk())
        .option("-Xmx100m", "-Djava.net.preferIPv4Stack=true")
        .option("-Djgroups.bind.address=127.0.0.1", "-Dhazelcast.local.localAddress=127.0.0.1")
        .main(classPath, "VertxServer");
  }

  @Override
  public void awaitUp(JavaProcess process) {
    process.awaitOnConsole("VertxServer is up");
  }

  /** JUL's: there is no other logging on the class path. */
  @Override
  public String log(JavaProcess process) {
    return process.err();
  }
}
