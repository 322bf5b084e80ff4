package dev.usagetelemetry.it.server;

import dev.usagetelemetry.it.Artifacts;
import dev.usagetelemetry.it.Built;
import dev.usagetelemetry.it.JavaCommand;
import dev.usagetelemetry.it.JavaProcess;
import dev.usagetelemetry.it.Ports;
import dev.usagetelemetry.it.RealServer;
import dev.usagetelemetry.it.Run;
import dev.usagetelemetry.it.Sources;
import dev.usagetelemetry.it.WebArchive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** A Payara Micro: its jar by itself, or in a program that deploys while it runs. */
final class PayaraMicro implements RealServer {

  private static final String ON_LOOPBACK =
      "set configs.config.server-config.network-config.network-listeners"
          + ".network-listener.http-listener.address=127.0.0.1\n";

  private final String version;
  private final Path directory;
  private final Path jdk;
  private final int port = Ports.free(1).get(0);
  private final List<Integer> gridPorts;

  /**
   * @param gridPorts of all members of the data grid, this one first; none for one alone
   */
  private PayaraMicro(String version, Path directory, Path jdk, List<Integer> gridPorts) {
    this.version = version;
    this.directory = directory;
    this.jdk = jdk;
    this.gridPorts = gridPorts;
  }

  static PayaraMicro alone(Run run, Path directory) {
    return new PayaraMicro(run.version(), directory, run.jdk(), List.of());
  }

  static PayaraMicro alone(String version, Path directory) {
    return new PayaraMicro(version, directory, Built.jdk(), List.of());
  }

  /** Two in programs, which know each other. */
  static List<PayaraMicro> pair(String version, Path directory) {
    var ports = Ports.free(2);
    return List.of(
        new PayaraMicro(version, directory.resolve("one"), Built.jdk(), ports),
        new PayaraMicro(
            version, directory.resolve("two"), Built.jdk(), List.of(ports.get(1), ports.get(0))));
  }

  @Override
  public String id() {
    return "payara-micro";
  }

  @Override
  public String version() {
    return version;
  }

  static Path jar(String version) throws IOException {
    return Artifacts.folder(
            "payara-micro-" + version, "fish.payara.extras:payara-micro:" + version, "-*:*")
        .resolve("payara-micro-" + version + ".jar");
  }

  @Override
  public JavaCommand command() throws IOException {
    Files.createDirectories(directory);
    var commands = Files.writeString(directory.resolve("boot"), ON_LOOPBACK);
    var command =
        new JavaCommand(directory)
            .on(jdk)
            .option("-Xmx384m", "-XX:+UseSerialGC", "-Dhazelcast.socket.bind.any=false");
    return (gridPorts.isEmpty() ? byItself(command) : inAProgram(command))
        .argument("--port", Integer.toString(port))
        .argument("--prebootcommandfile", commands.toString())
        .argument("--name", "PLANTED-instance", "--instancegroup", "PLANTED-group")
        // It would call home.
        .argument("--disablephonehome");
  }

  private JavaCommand byItself(JavaCommand command) throws IOException {
    return command.jar(jar(version)).argument("--nocluster");
  }

  private JavaCommand inAProgram(JavaCommand command) throws IOException {
    var jar = jar(version).toString();
    var program =
        Sources.compile(jdk, jar, "payara-micro/PayaraProgram.java", directory.resolve("program"));
    var members =
        gridPorts.stream().sorted().map("127.0.0.1:%d"::formatted).collect(Collectors.joining(","));
    return command
        // The jar's manifest says so, where it is started by itself.
        .option("--add-opens=java.base/jdk.internal.loader=ALL-UNNAMED")
        .option("--add-opens=java.base/java.lang=ALL-UNNAMED")
        .option("--add-opens=java.base/java.net=ALL-UNNAMED")
        .option("--add-opens=java.base/java.util=ALL-UNNAMED")
        .option("--add-opens=java.base/sun.nio.ch=ALL-UNNAMED")
        .main(program + ":" + jar, "PayaraProgram")
        .argument("--clustermode", "tcpip:" + members, "--interfaces", "127.0.0.1")
        .argument("--startport", gridPorts.get(0).toString())
        .argument("--clustername", "PLANTED-cluster");
  }

  @Override
  public void awaitUp(JavaProcess process) {
    process.awaitOnConsole(") ready in ");
  }

  /** Its log is the console, unless it is told otherwise. */
  @Override
  public String log(JavaProcess process) {
    return process.console();
  }

  HttpUser user() {
    return new HttpUser("http://127.0.0.1:" + port);
  }

  /** Writes an application that can be named on the command line or be deployed. */
  String application(String name, WebArchive application) throws IOException {
    return application.write(Files.createDirectories(directory).resolve(name + ".war")).toString();
  }
}
