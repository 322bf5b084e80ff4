package dev.usagetelemetry.it.server;

import dev.usagetelemetry.it.Artifacts;
import dev.usagetelemetry.it.JavaCommand;
import dev.usagetelemetry.it.JavaProcess;
import dev.usagetelemetry.it.Ports;
import dev.usagetelemetry.it.RealServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A member of a Hazelcast cluster, started as the distribution does it. */
final class Hazelcast implements RealServer {

  static final String CLUSTER = "PLANTED-cluster";

  /** Those of the distribution's common.sh. */
  private static final List<String> MODULES =
      List.of(
          "--add-modules=java.se",
          "--add-exports=java.base/jdk.internal.ref=ALL-UNNAMED",
          "--add-opens=java.base/java.lang=ALL-UNNAMED",
          "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
          "--add-opens=java.management/sun.management=ALL-UNNAMED",
          "--add-opens=jdk.management/com.sun.management.internal=ALL-UNNAMED");

  private final String version;
  private final Path directory;
  private final int port;
  private final List<Integer> ports;

  private Hazelcast(String version, Path directory, int port, List<Integer> ports) {
    this.version = version;
    this.directory = directory;
    this.port = port;
    this.ports = ports;
  }

  static Hazelcast alone(String version, Path directory) {
    var ports = Ports.free(1);
    return new Hazelcast(version, directory, ports.get(0), ports);
  }

  /** Members that know each other's addresses. */
  static List<Hazelcast> cluster(String version, Path directory, int size) {
    var ports = Ports.free(size);
    var members = new ArrayList<Hazelcast>();
    for (var port : ports) {
      members.add(new Hazelcast(version, directory.resolve("member" + port), port, ports));
    }
    return members;
  }

  static String classPath(String version) throws IOException {
    return Artifacts.classPath(
        "hazelcast-" + version,
        "com.hazelcast:hazelcast:" + version,
        "org.apache.logging.log4j:log4j-core:2.25.5");
  }

  @Override
  public String id() {
    return "hazelcast";
  }

  @Override
  public String version() {
    return version;
  }

  String address() {
    return "127.0.0.1:" + port;
  }

  @Override
  public JavaCommand command() throws IOException {
    var configuration = Files.createDirectories(directory).resolve("hazelcast.xml");
    Files.writeString(configuration, configuration());
    return new JavaCommand(directory)
        .option("-Xmx200m", "-Dhazelcast.config=" + configuration)
        .option(
            "-Dlog4j2.configurationFile=" + Resource.file("/servers/hazelcast/log4j2.properties"))
        .option("-Dlog.file=" + logFile())
        .option(MODULES.toArray(String[]::new))
        .main(classPath(version), "com.hazelcast.core.server.HazelcastMemberStarter");
  }

  private String configuration() {
    var members = new StringBuilder();
    ports.forEach(each -> members.append("<member>127.0.0.1:" + each + "</member>"));
    return """
        <hazelcast xmlns="http://www.hazelcast.com/schema/config">
          <instance-name>PLANTED-instance</instance-name>
          <cluster-name>%s</cluster-name>
          <properties>
            <property name="hazelcast.phone.home.enabled">false</property>
            <property name="hazelcast.logging.type">log4j2</property>
            <property name="hazelcast.socket.bind.any">false</property>
            <property name="hazelcast.partition.count">31</property>
          </properties>
          <network>
            <port auto-increment="false">%d</port>
            <join>
              <auto-detection enabled="false"/>
              <multicast enabled="false"/>
              <tcp-ip enabled="true"><member-list>%s</member-list></tcp-ip>
            </join>
            <interfaces enabled="true"><interface>127.0.0.1</interface></interfaces>
            <rest-api enabled="true"/>
          </network>
          <member-attributes>
            <attribute name="PLANTED-attribute">PLANTED-value</attribute>
          </member-attributes>
          <jet enabled="true"/>
        </hazelcast>
        """
        .formatted(CLUSTER, port, members);
  }

  @Override
  public void awaitUp(JavaProcess process) {
    process.awaitOnConsole(" is STARTED");
  }

  @Override
  public String log(JavaProcess process) throws IOException {
    return Files.readString(logFile());
  }

  private Path logFile() {
    return directory.resolve("hazelcast.log");
  }
}
