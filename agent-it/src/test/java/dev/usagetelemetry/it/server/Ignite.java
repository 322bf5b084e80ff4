package dev.usagetelemetry.it.server;

import dev.usagetelemetry.it.Artifacts;
import dev.usagetelemetry.it.Built;
import dev.usagetelemetry.it.ClientProgram;
import dev.usagetelemetry.it.JavaCommand;
import dev.usagetelemetry.it.JavaProcess;
import dev.usagetelemetry.it.Ports;
import dev.usagetelemetry.it.RealServer;
import dev.usagetelemetry.it.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A node of Apache Ignite as ignite.sh starts it, with a service of the test's on its class path.
 */
final class Ignite implements RealServer {

  /** Those of the distribution's jvmdefaults.sh. */
  private static final List<String> OPENS =
      List.of(
          "java.base/jdk.internal.access",
          "java.base/jdk.internal.misc",
          "java.base/sun.nio.ch",
          "java.base/sun.util.calendar",
          "java.management/com.sun.jmx.mbeanserver",
          "jdk.internal.jvmstat/sun.jvmstat.monitor",
          "java.base/sun.reflect.generics.reflectiveObjects",
          "jdk.management/com.sun.management.internal",
          "java.base/java.io",
          "java.base/java.nio",
          "java.base/java.net",
          "java.base/java.util",
          "java.base/java.util.concurrent",
          "java.base/java.util.concurrent.locks",
          "java.base/java.util.concurrent.atomic",
          "java.base/java.lang",
          "java.base/java.lang.invoke",
          "java.base/java.math",
          "java.sql/java.sql",
          "java.base/java.lang.reflect",
          "java.base/java.time",
          "java.base/java.text",
          "java.management/sun.management",
          "java.desktop/java.awt.font");

  private final String version;
  private final Path directory;
  private final List<Integer> discoveryPorts;
  private final int discoveryPort;
  private final int communicationPort;
  private final int clientPort;
  private final boolean persistent;

  private Ignite(
      String version,
      Path directory,
      List<Integer> discoveryPorts,
      int discoveryPort,
      boolean persistent) {
    this.version = version;
    this.directory = directory;
    this.discoveryPorts = discoveryPorts;
    this.discoveryPort = discoveryPort;
    this.persistent = persistent;
    var ports = Ports.free(2);
    this.communicationPort = ports.get(0);
    this.clientPort = ports.get(1);
  }

  static Ignite alone(String version, Path directory) {
    var ports = Ports.free(1);
    return new Ignite(version, directory, ports, ports.get(0), false);
  }

  /** With its data on disk: it starts inactive. */
  static Ignite persistent(String version, Path directory) {
    var ports = Ports.free(1);
    return new Ignite(version, directory, ports, ports.get(0), true);
  }

  static List<Ignite> cluster(String version, Path directory, int size) {
    var ports = Ports.free(size);
    var nodes = new ArrayList<Ignite>();
    for (var port : ports) {
      nodes.add(new Ignite(version, directory.resolve("node" + port), ports, port, false));
    }
    return nodes;
  }

  static String classPath(String version) throws IOException {
    return Artifacts.classPath(
        "ignite-" + version,
        "org.apache.ignite:ignite-core:" + version,
        "org.apache.ignite:ignite-spring:" + version,
        "org.apache.ignite:ignite-indexing:" + version,
        "org.apache.ignite:ignite-log4j2:" + version);
  }

  /** Of control.sh, whose jar is published from 2.17 on. */
  static String controlClassPath(String version) throws IOException {
    return Artifacts.classPath(
        "ignite-control-" + version, "org.apache.ignite:ignite-control-utility:" + version);
  }

  @Override
  public String id() {
    return "ignite";
  }

  @Override
  public String version() {
    return version;
  }

  @Override
  public JavaCommand command() throws IOException {
    var configuration = Files.createDirectories(directory).resolve("ignite.xml");
    Files.writeString(configuration, configuration());
    return options(new JavaCommand(directory))
        .option("-DIGNITE_HOME=" + directory)
        .option("-DIGNITE_UPDATE_NOTIFIER=false", "-DIGNITE_NO_ASCII=true")
        .option("-Dlog.file=" + logFile())
        .main(
            classPath(version) + ":" + services(),
            "org.apache.ignite.startup.cmdline.CommandLineStartup",
            configuration.toString());
  }

  private static JavaCommand options(JavaCommand command) {
    OPENS.forEach(each -> command.option("--add-opens=" + each + "=ALL-UNNAMED"));
    return command.option("-Xmx256m", "-XX:+UseSerialGC", "-Djava.net.preferIPv4Stack=true");
  }

  /** Compiles the service that the client deploys. */
  private Path services() throws IOException {
    return Sources.compile(
        Built.jdk(),
        classPath(version),
        "ignite/PlantedService.java",
        directory.resolve("services"));
  }

  /** A client of this node. */
  ClientProgram user() throws IOException {
    return ClientProgram.start(
        options(new JavaCommand(directory)),
        classPath(version) + ":" + directory.resolve("services"),
        "ignite/IgniteUser.java",
        "127.0.0.1:" + clientPort,
        "127.0.0.1:" + discoveryPort);
  }

  /** control.sh, connected to this node. */
  JavaCommand control(JavaCommand command, String classPath, String words) {
    var arguments = Stream.of("--host", "127.0.0.1", "--port", Integer.toString(clientPort));
    return options(command)
        .main(
            classPath,
            "org.apache.ignite.internal.commandline.CommandHandler",
            Stream.concat(arguments, Stream.of(words.split(" ", -1))).toArray(String[]::new));
  }

  private String configuration() throws IOException {
    var addresses =
        discoveryPorts.stream()
            .map(port -> "<value>127.0.0.1:" + port + "</value>")
            .collect(Collectors.joining());
    return Files.readString(Resource.file("/servers/ignite/ignite.xml"))
        .formatted(
            discoveryPort,
            directory,
            Resource.file("/servers/ignite/log4j2.xml"),
            persistent,
            addresses,
            communicationPort,
            clientPort);
  }

  @Override
  public void awaitUp(JavaProcess process) {
    process.awaitOnConsole("Ignite node started OK");
  }

  @Override
  public String log(JavaProcess process) throws IOException {
    return Files.readString(logFile());
  }

  private Path logFile() {
    return directory.resolve("ignite.log");
  }
}
