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
import java.util.List;

/** A program of one's own with Undertow in it. */
final class Undertow implements RealServer {

  private final Run run;
  private final Path directory;
  private final String classPath;
  private final List<Integer> ports = Ports.free(3);

  Undertow(Run run, Path directory) throws IOException {
    this.run = run;
    this.directory = directory;
    var libraries = classPath(run.version());
    var classes =
        Sources.compile(
            run.jdk(), libraries, "undertow/UndertowServer.java", directory.resolve("classes"));
    this.classPath = classes + File.pathSeparator + libraries;
  }

  static String classPath(String version) throws IOException {
    return Artifacts.classPath("undertow-" + version, "io.undertow:undertow-servlet:" + version);
  }

  @Override
  public String id() {
    return "undertow";
  }

  @Override
  public String version() {
    return run.version();
  }

  HttpUser user() {
    return new HttpUser("http://127.0.0.1:" + ports.get(0));
  }

  @Override
  public JavaCommand command() {
    return on(new JavaCommand(directory), ports.get(0));
  }

  /** Makes a command start it on this port. */
  JavaCommand on(JavaCommand command, int port) {
    return java(command).argument(Integer.toString(port), Integer.toString(ports.get(1)));
  }

  /** With a listener that has TLS besides. */
  JavaCommand withTls() throws IOException {
    return command().argument(Integer.toString(ports.get(2)), Certificate.in(directory).toString());
  }

  /** The same program, which serves nothing and ends. */
  JavaCommand tool(JavaCommand command) {
    return java(command).argument("tool");
  }

  private JavaCommand java(JavaCommand command) {
    return command.on(run.jdk()).option("-Xmx100m").main(classPath, "UndertowServer");
  }

  @Override
  public void awaitUp(JavaProcess process) {
    process.awaitOnConsole("UndertowServer is up");
  }

  /** JUL's: there is no other logging on the class path. */
  @Override
  public String log(JavaProcess process) {
    return process.err();
  }
}
