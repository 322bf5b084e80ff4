package dev.usagetelemetry.it.server;

import dev.usagetelemetry.it.Artifacts;
import dev.usagetelemetry.it.Built;
import dev.usagetelemetry.it.JavaCommand;
import dev.usagetelemetry.it.JavaProcess;
import dev.usagetelemetry.it.RealServer;
import java.io.IOException;
import java.nio.file.Path;

/** A program with two Jettys in itself, of which the one that has started last has TLS. */
final class EmbeddedJetty implements RealServer {

  private final Path directory;

  EmbeddedJetty(Path directory) {
    this.directory = directory;
  }

  @Override
  public String id() {
    return "jetty";
  }

  /** Newer than any distribution that can be had. */
  @Override
  public String version() {
    return "12.1.14";
  }

  @Override
  public JavaCommand command() throws IOException {
    var classPath =
        Artifacts.classPath(
            "jetty-" + version(),
            "org.eclipse.jetty:jetty-server:" + version(),
            "org.eclipse.jetty:jetty-slf4j-impl:" + version());
    return new JavaCommand(directory)
        .option("-Xmx200m", "-XX:+UseSerialGC")
        .option("-Dorg.eclipse.jetty.logging.appender.MESSAGE_ESCAPE=false")
        .main(
            classPath,
            Built.clients().resolve("jetty/EmbeddedJetty.java").toString(),
            Certificate.in(directory).toString(),
            Certificate.PASSWORD);
  }

  @Override
  public void awaitUp(JavaProcess process) {
    process.awaitOnConsole("ok\n");
  }

  @Override
  public String log(JavaProcess process) {
    return process.err();
  }
}
