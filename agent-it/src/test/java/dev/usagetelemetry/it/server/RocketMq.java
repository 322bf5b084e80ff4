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
 * A RocketMQ process. A broker binds its replication port to all addresses, so it gets a network of
 * its own.
 */
abstract class RocketMq implements RealServer {

  private final String version;
  final Path directory;
  final Network network;

  private RocketMq(String version, Path directory, Network network) {
    this.version = version;
    this.directory = directory;
    this.network = network;
  }

  @Override
  public String id() {
    return "rocketmq";
  }

  @Override
  public String version() {
    return version;
  }

  static String classPath(String version) throws IOException {
    return Artifacts.classPath(
        "rocketmq-" + version,
        "org.apache.rocketmq:rocketmq-broker:" + version,
        "org.apache.rocketmq:rocketmq-tools:" + version,
        "org.apache.rocketmq:rocketmq-namesrv:" + version);
  }

  JavaCommand start(String mainClass, List<String> configuration) throws IOException {
    var file = Files.createDirectories(directory).resolve("rocketmq.conf");
    Files.write(file, configuration);
    return network
        .join(new JavaCommand(directory))
        .variable("ROCKETMQ_HOME", directory.toString())
        .option("-Xmx300m", "-XX:MaxDirectMemorySize=256m", "-Duser.home=" + directory)
        .option("--add-opens=java.base/sun.nio.ch=ALL-UNNAMED")
        .option("--add-opens=java.base/java.nio=ALL-UNNAMED")
        .option("--add-opens=java.base/jdk.internal.ref=ALL-UNNAMED")
        .option("--add-exports=java.base/jdk.internal.ref=ALL-UNNAMED")
        .option("--add-exports=java.base/sun.nio.ch=ALL-UNNAMED")
        .main(classPath(version), mainClass, "-c", file.toString());
  }

  @Override
  public void awaitUp(JavaProcess process) {
    process.awaitOnConsole("boot success");
  }

  String defaultLog(String name) throws IOException {
    var file = directory.resolve("logs/rocketmqlogs").resolve(name);
    return Files.exists(file) ? Files.readString(file) : "";
  }

  /** A name server, which brokers register with. */
  static final class NameServer extends RocketMq {

    private final int port = Ports.free(1).get(0);

    NameServer(String version, Path directory, Network network) {
      super(version, directory, network);
    }

    String address() {
      return "127.0.0.1:" + port;
    }

    @Override
    public JavaCommand command() throws IOException {
      return start(
              "org.apache.rocketmq.namesrv.NamesrvStartup",
              List.of("listenPort=" + port, "bindAddress=127.0.0.1"))
          // As its start script has it; the broker's configuration lies on the class path too.
          .option("-Drmq.logback.configurationFile=rmq.namesrv.logback.xml");
    }

    @Override
    public String log(JavaProcess process) throws IOException {
      return defaultLog("namesrv_default.log");
    }
  }

  /** A master without a slave. */
  static final class Broker extends RocketMq {

    private final String nameServer;
    // Of the three in a row that it takes itself: two below for clients of the fast lane.
    private final int port = Ports.free(4).get(2);

    Broker(String version, Path directory, Network network, String nameServer) {
      super(version, directory, network);
      this.nameServer = nameServer;
    }

    String address() {
      return "127.0.0.1:" + port;
    }

    @Override
    public JavaCommand command() throws IOException {
      var store = directory.resolve("PLANTED-store");
      return start(
          "org.apache.rocketmq.broker.BrokerStartup",
          List.of(
              "brokerClusterName=PLANTED-cluster",
              "brokerName=PLANTED-broker",
              "brokerId=0",
              "brokerIP1=127.0.0.1",
              "bindAddress=127.0.0.1",
              "listenPort=" + port,
              "haListenPort=" + (port + 1),
              "namesrvAddr=" + nameServer,
              "brokerRole=ASYNC_MASTER",
              "flushDiskType=ASYNC_FLUSH",
              "storePathRootDir=" + store,
              "storePathCommitLog=" + store.resolve("commitlog"),
              "mappedFileSizeCommitLog=16777216",
              "mappedFileSizeConsumeQueue=600000",
              "maxIndexNum=100000",
              "maxHashSlotNum=50000",
              "timerWheelEnable=false",
              "autoCreateTopicEnable=true"));
    }

    @Override
    public String log(JavaProcess process) throws IOException {
      return defaultLog("broker_default.log");
    }
  }
}
