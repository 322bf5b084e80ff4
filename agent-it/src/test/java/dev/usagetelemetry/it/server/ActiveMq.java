package dev.usagetelemetry.it.server;

import dev.usagetelemetry.it.Artifacts;
import dev.usagetelemetry.it.JavaCommand;
import dev.usagetelemetry.it.JavaProcess;
import dev.usagetelemetry.it.Ports;
import dev.usagetelemetry.it.RealServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** An ActiveMQ Classic: its jars, or the distribution with a configuration in XML. */
final class ActiveMq implements RealServer {

  /** The one whose distribution is published. */
  static final String DISTRIBUTED = "5.18.3";

  private final String version;
  private final Path directory;
  private final Path store;
  private final String name;
  private final List<Integer> ports = Ports.free(2);
  private final String network;
  private final boolean distribution;

  private ActiveMq(
      String version,
      Path directory,
      Path store,
      String name,
      String network,
      boolean distribution) {
    this.version = version;
    this.directory = directory;
    this.store = store;
    this.name = name;
    this.network = network;
    this.distribution = distribution;
  }

  static ActiveMq alone(String version, Path directory) {
    return new ActiveMq(
        version, directory, directory.resolve("PLANTED-data"), "PLANTED-broker", "", false);
  }

  /** The distribution as its own script starts it. */
  static ActiveMq distribution(Path directory) {
    return new ActiveMq(
        DISTRIBUTED, directory, directory.resolve("PLANTED-data"), "PLANTED-broker", "", true);
  }

  /** One of those that want the same store. */
  static ActiveMq on(Path store, String version, Path directory) {
    return new ActiveMq(version, directory, store, "PLANTED-broker", "", false);
  }

  /** One that passes messages on to another. */
  static ActiveMq connectedTo(ActiveMq other, String version, Path directory) {
    var network = ",network:static:(tcp://127.0.0.1:" + other.ports.get(0) + ")";
    return new ActiveMq(
        version, directory, directory.resolve("PLANTED-data"), "PLANTED-connected", network, false);
  }

  @Override
  public String id() {
    return "activemq";
  }

  @Override
  public String version() {
    return version;
  }

  int stompPort() {
    return ports.get(1);
  }

  @Override
  public JavaCommand command() throws IOException {
    Files.createDirectories(directory);
    var command =
        new JavaCommand(directory)
            .option("-Xmx200m", "-Dactivemq.base=" + directory, "-Dactivemq.data=" + directory)
            .option(
                "-Dlog4j2.configurationFile="
                    + Resource.file("/servers/activemq/log4j2.properties"));
    return distribution ? ofDistribution(command) : ofJars(command);
  }

  private JavaCommand ofJars(JavaCommand command) throws IOException {
    return command
        .option("-Dactivemq.home=" + directory)
        .main(
            classPath(version),
            "org.apache.activemq.console.command.ShellCommand",
            "start",
            "broker:(tcp://127.0.0.1:%d,stomp://127.0.0.1:%d%s)/%s?persistent=true&useJmx=false&dataDirectory=%s"
                .formatted(ports.get(0), ports.get(1), network, name, store));
  }

  /** Its jar makes a class loader for all others. */
  private JavaCommand ofDistribution(JavaCommand command) throws IOException {
    var home = home();
    var file = directory.resolve("activemq.xml");
    Files.writeString(file, XML.formatted(name, store, ports.get(0), ports.get(1)));
    return command
        .option("-Dactivemq.home=" + home, "-Dactivemq.conf=" + directory)
        .jar(home.resolve("bin/activemq.jar"), "start", "xbean:" + file.toUri());
  }

  private static Path home() throws IOException {
    return Artifacts.distribution(
        "org.apache.activemq", "apache-activemq", DISTRIBUTED, "tar.gz", "bin");
  }

  static String classPath(String version) throws IOException {
    return Artifacts.classPath(
        "activemq-" + version,
        "org.apache.activemq:activemq-broker:" + version,
        "org.apache.activemq:activemq-kahadb-store:" + version,
        "org.apache.activemq:activemq-console:" + version,
        "org.apache.activemq:activemq-stomp:" + version,
        "org.apache.logging.log4j:log4j-slf4j2-impl:2.25.5",
        "org.apache.logging.log4j:log4j-core:2.25.5");
  }

  @Override
  public void awaitUp(JavaProcess process) {
    process.awaitOnConsole("For help or more information please see");
  }

  @Override
  public String log(JavaProcess process) throws IOException {
    return Files.readString(directory.resolve("activemq.log"));
  }

  private static final String XML =
      """
      <beans xmlns="http://www.springframework.org/schema/beans"
          xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
          xsi:schemaLocation="http://www.springframework.org/schema/beans http://www.springframework.org/schema/beans/spring-beans.xsd
              http://activemq.apache.org/schema/core http://activemq.apache.org/schema/core/activemq-core.xsd">
        <broker xmlns="http://activemq.apache.org/schema/core" brokerName="%s" dataDirectory="%s"
            useJmx="false">
          <transportConnectors>
            <transportConnector name="PLANTED-openwire" uri="tcp://127.0.0.1:%d"/>
            <transportConnector name="PLANTED-stomp" uri="stomp://127.0.0.1:%d"/>
          </transportConnectors>
        </broker>
      </beans>
      """;
}
