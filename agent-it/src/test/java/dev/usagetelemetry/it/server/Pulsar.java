package dev.usagetelemetry.it.server;

import dev.usagetelemetry.it.Artifacts;
import dev.usagetelemetry.it.JavaCommand;
import dev.usagetelemetry.it.JavaProcess;
import dev.usagetelemetry.it.Network;
import dev.usagetelemetry.it.Ports;
import dev.usagetelemetry.it.RealServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A standalone Pulsar. Its storage binds a port to all addresses, so it gets a network of its own.
 */
final class Pulsar implements RealServer {

  private final String version;
  private final Path directory;
  private final Network network;
  private final List<Integer> ports = Ports.free(3);

  Pulsar(String version, Path directory, Network network) {
    this.version = version;
    this.directory = directory;
    this.network = network;
  }

  @Override
  public String id() {
    return "pulsar";
  }

  @Override
  public String version() {
    return version;
  }

  /** Where its web service answers. */
  String address() {
    return "http://127.0.0.1:" + ports.get(1);
  }

  static String classPath(String version) throws IOException {
    return Artifacts.classPath(
        "pulsar-" + version,
        "org.apache.pulsar:pulsar-broker:" + version,
        "org.apache.logging.log4j:log4j-slf4j2-impl:2.25.4",
        "org.apache.logging.log4j:log4j-core:2.25.4",
        // Pulsar's own build decides these; without it Maven takes older ones.
        "import:io.opentelemetry:opentelemetry-bom:1.62.0",
        "import:org.apache.logging.log4j:log4j-bom:2.25.4");
  }

  @Override
  public JavaCommand command() throws IOException {
    var configuration = Files.createDirectories(directory).resolve("standalone.conf");
    Files.write(
        configuration,
        List.of(
            "bindAddress=127.0.0.1",
            "advertisedAddress=127.0.0.1",
            "brokerServicePort=" + ports.get(0),
            "webServicePort=" + ports.get(1),
            "clusterName=PLANTED-cluster",
            "managedLedgerDefaultEnsembleSize=1",
            "managedLedgerDefaultWriteQuorum=1",
            "managedLedgerDefaultAckQuorum=1",
            "managedLedgerCacheSizeMB=16",
            "numIOThreads=2",
            "numHttpServerThreads=8"));
    var data = directory.resolve("PLANTED-data");
    return network
        .join(new JavaCommand(directory))
        .option("-Xmx600m", "-XX:MaxDirectMemorySize=512m")
        .option("-Dlog4j2.configurationFile=" + Resource.file("/servers/pulsar/log4j2.properties"))
        .option("-Dpulsar.log.dir=" + directory)
        .option("--add-opens=java.base/sun.net=ALL-UNNAMED")
        .option("--add-opens=java.base/java.util.zip=ALL-UNNAMED")
        .option("--add-opens=java.base/java.nio=ALL-UNNAMED")
        .option("--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED")
        .option("--add-opens=java.base/jdk.internal.platform=ALL-UNNAMED")
        .option("--add-opens=java.management/sun.management=ALL-UNNAMED")
        .option("--add-opens=jdk.management/com.sun.management.internal=ALL-UNNAMED")
        .option("-Dio.netty.tryReflectionSetAccessible=true")
        .main(
            classPath(version),
            "org.apache.pulsar.PulsarStandaloneStarter",
            "--config",
            configuration.toString(),
            "--no-functions-worker",
            "--no-stream-storage",
            "--bookkeeper-port",
            ports.get(2).toString(),
            "--bookkeeper-dir",
            data.resolve("bookkeeper").toString(),
            "--metadata-dir",
            data.resolve("metadata").toString(),
            "-a",
            "127.0.0.1");
  }

  @Override
  public void awaitUp(JavaProcess process) {
    process.awaitOnConsole("messaging service is ready");
  }

  @Override
  public String log(JavaProcess process) throws IOException {
    return Files.readString(directory.resolve("pulsar.log"));
  }
}
