package dev.usagetelemetry.it.server;

import dev.usagetelemetry.it.Artifacts;
import dev.usagetelemetry.it.Built;
import dev.usagetelemetry.it.JavaCommand;
import dev.usagetelemetry.it.JavaProcess;
import dev.usagetelemetry.it.Ports;
import dev.usagetelemetry.it.RealServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** An Artemis: the distribution where it is published, else embedded in a program. */
final class Artemis implements RealServer {

  private static final String BRIDGE =
      """
      <bridges><bridge name="PLANTED-bridge">
        <queue-name>PLANTED-from</queue-name><forwarding-address>PLANTED-to</forwarding-address>
        <static-connectors><connector-ref>PLANTED-connector</connector-ref></static-connectors>
      </bridge></bridges>
      """;

  private static final String DIVERT =
      """
      <diverts><divert name="PLANTED-divert">
        <address>PLANTED-to</address><forwarding-address>PLANTED-elsewhere</forwarding-address>
      </divert></diverts>
      """;

  private final String version;
  private final Path directory;
  private final Path data;
  private final int port;
  private String other = "";
  private String special = "";

  private Artemis(String version, Path directory, Path data, int port) {
    this.version = version;
    this.directory = directory;
    this.data = data;
    this.port = port;
  }

  /** A broker with a bridge and the two queues that it connects. */
  static Artemis alone(String version, Path directory) {
    var broker =
        new Artemis(version, directory, directory.resolve("PLANTED-data"), Ports.free(1).get(0));
    broker.special = BRIDGE;
    return broker;
  }

  /** A primary and a backup that share their store. */
  static List<Artemis> pair(String version, Path directory) {
    var ports = Ports.free(2);
    var store = directory.resolve("PLANTED-store");
    var primary = new Artemis(version, directory.resolve("one"), store, ports.get(0));
    primary.inPair("primary", ports.get(1));
    var backup = new Artemis(version, directory.resolve("two"), store, ports.get(1));
    backup.inPair("backup", ports.get(0));
    return List.of(primary, backup);
  }

  private void inPair(String role, int portOfOther) {
    other =
        "<connector name=\"PLANTED-other\">tcp://127.0.0.1:%d</connector>".formatted(portOfOther);
    special =
        """
        <ha-policy><shared-store><%1$s>
          <failover-on-shutdown>true</failover-on-shutdown>
        </%1$s></shared-store></ha-policy>
        <cluster-user>PLANTED-cluster-user</cluster-user>
        <cluster-password>PLANTED-cluster-password</cluster-password>
        <cluster-connections><cluster-connection name="PLANTED-cluster">
          <connector-ref>PLANTED-connector</connector-ref>
          <static-connectors><connector-ref>PLANTED-other</connector-ref></static-connectors>
        </cluster-connection></cluster-connections>
        """
            .formatted(role);
  }

  @Override
  public String id() {
    return "artemis";
  }

  @Override
  public String version() {
    return version;
  }

  int port() {
    return port;
  }

  @Override
  public JavaCommand command() throws IOException {
    Files.createDirectories(directory.resolve("etc"));
    writeConfiguration();
    var command =
        new JavaCommand(directory)
            .option("-Xmx256m", "-Dartemis.instance=" + directory)
            .option(
                "-Dlog4j2.configurationFile="
                    + Resource.file("/servers/artemis/log4j2.properties"));
    return hasDistribution(version) ? ofDistribution(command) : embedded(command);
  }

  private static boolean hasDistribution(String version) {
    return Integer.parseInt(version.split("\\.", -1)[1]) < 50;
  }

  /** As its start script does: the boot jar, which makes a class loader for all others. */
  private JavaCommand ofDistribution(JavaCommand command) throws IOException {
    var home = home(version);
    Files.writeString(
        directory.resolve("etc/bootstrap.xml"),
        """
        <broker xmlns="http://activemq.apache.org/schema">
          <jaas-security domain="activemq"/>
          <server configuration="%s"/>
        </broker>
        """
            .formatted(configuration().toUri()));
    Files.writeString(
        directory.resolve("etc/management.xml"),
        "<management-context xmlns=\"http://activemq.apache.org/schema\"/>");
    return command
        .option("-Dartemis.home=" + home, "-Dartemis.instance.etc=" + directory.resolve("etc"))
        .main(bootJar(home), "org.apache.activemq.artemis.boot.Artemis", "run");
  }

  private JavaCommand embedded(JavaCommand command) throws IOException {
    return command.main(
        jars(version) + "/*",
        Built.clients().resolve("artemis/EmbeddedArtemis.java").toString(),
        configuration().toUri().toString());
  }

  private static Path jars(String version) throws IOException {
    return Artifacts.folder(
        "artemis-" + version,
        "org.apache.artemis:artemis-server:" + version,
        "org.apache.artemis:artemis-stomp-protocol:" + version,
        "org.apache.logging.log4j:log4j-slf4j2-impl:2.25.5",
        "org.apache.logging.log4j:log4j-core:2.25.5");
  }

  /** Where the jars of a version are, however it is published. */
  static Path files(String version) throws IOException {
    return hasDistribution(version) ? home(version) : jars(version);
  }

  static Path home(String version) throws IOException {
    return Artifacts.distribution("org.apache.activemq", "apache-artemis", version, "zip", "bin");
  }

  static String bootJar(Path home) {
    return home.resolve("lib/artemis-boot.jar").toString();
  }

  private Path configuration() {
    return directory.resolve("etc/broker.xml");
  }

  private void writeConfiguration() throws IOException {
    Files.writeString(
        configuration(),
        """
        <configuration xmlns="urn:activemq"><core xmlns="urn:activemq:core">
          <name>PLANTED-broker</name>
          <persistence-enabled>true</persistence-enabled>
          <security-enabled>false</security-enabled>
          <journal-type>NIO</journal-type>
          <journal-directory>%1$s/journal</journal-directory>
          <bindings-directory>%1$s/bindings</bindings-directory>
          <paging-directory>%1$s/paging</paging-directory>
          <large-messages-directory>%1$s/large</large-messages-directory>
          <configuration-file-refresh-period>500</configuration-file-refresh-period>
          <connectors>
            <connector name="PLANTED-connector">tcp://127.0.0.1:%2$d</connector>
            %3$s
          </connectors>
          <acceptors>
            <acceptor name="PLANTED-acceptor">tcp://127.0.0.1:%2$d?protocols=CORE,STOMP</acceptor>
          </acceptors>
          %4$s
          <address-settings><address-setting match="#">
            <config-delete-diverts>FORCE</config-delete-diverts>
          </address-setting></address-settings>
          <addresses>
            <address name="PLANTED-from"><anycast><queue name="PLANTED-from"/></anycast></address>
            <address name="PLANTED-to"><anycast><queue name="PLANTED-to"/></anycast></address>
          </addresses>
        </core></configuration>
        """
            .formatted(data, port, other, special));
  }

  /** Puts a divert into the configuration, which the broker reads again when it changes. */
  void withDivert() throws IOException {
    special = BRIDGE + DIVERT;
    writeConfiguration();
  }

  void withoutDivert() throws IOException {
    special = BRIDGE;
    writeConfiguration();
  }

  @Override
  public void awaitUp(JavaProcess process) {
    process.awaitOnConsole("AMQ221007");
  }

  @Override
  public String log(JavaProcess process) throws IOException {
    return Files.readString(directory.resolve("log/artemis.log"));
  }
}
