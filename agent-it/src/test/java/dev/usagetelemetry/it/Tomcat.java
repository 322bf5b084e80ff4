package dev.usagetelemetry.it;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A Tomcat of the distribution with a base directory of its own. */
final class Tomcat {

  private final Path home;
  private final Path base;
  private final List<Integer> ports = Ports.free(4);
  private String extraConnectors = "";
  private String engineContent = "";

  Tomcat(String version, Path base) throws IOException {
    this.home = Artifacts.distribution("org.apache.tomcat", "tomcat", version);
    this.base = base;
  }

  Path script() {
    return home.resolve("bin/catalina.sh");
  }

  int httpPort() {
    return ports.get(0);
  }

  int clusterPort() {
    return ports.get(3);
  }

  Tomcat withAjp() {
    extraConnectors =
        "<Connector address=\"127.0.0.1\" protocol=\"AJP/1.3\" port=\"%d\" secretRequired=\"false\"/>"
            .formatted(ports.get(2));
    return this;
  }

  /** One of two nodes that know each other. */
  Tomcat inClusterWith(int ownNumber, int otherNumber, int otherPort) {
    engineContent = CLUSTER.formatted(ownNumber, otherPort, otherNumber, clusterPort());
    return this;
  }

  /** Puts an application where Tomcat finds it, running or not. */
  Tomcat deploy(String name) throws IOException {
    var application = Files.createDirectories(base.resolve("webapps").resolve(name));
    Files.writeString(application.resolve("index.html"), "hello");
    return this;
  }

  /** {@code catalina.sh} with the environment of this base. */
  JavaCommand script(String... arguments) throws IOException {
    prepare();
    return new JavaCommand(base)
        .program(script(), arguments)
        .variable("CATALINA_HOME", home.toString())
        .variable("CATALINA_BASE", base.toString())
        .variable("JRE_HOME", Built.jdk().toString())
        .variable("CATALINA_OPTS", "-Xmx256m");
  }

  /** Tomcat's own main class, as the script starts it, for what is measured of the JVM. */
  JavaCommand bootstrap(String... arguments) throws IOException {
    prepare();
    return new JavaCommand(base)
        .option("-Dcatalina.home=" + home, "-Dcatalina.base=" + base)
        .option("-Djava.util.logging.config.file=" + base.resolve("conf/logging.properties"))
        .option("-Djava.util.logging.manager=org.apache.juli.ClassLoaderLogManager")
        .main(
            home.resolve("bin/bootstrap.jar") + ":" + home.resolve("bin/tomcat-juli.jar"),
            "org.apache.catalina.startup.Bootstrap",
            arguments);
  }

  /** Starts the command; returns when Tomcat says that it is up. */
  JavaProcess start(JavaCommand command) throws IOException {
    var process = command.start();
    process.awaitOnConsole("Server startup");
    return process;
  }

  /** The diagnostic log. */
  String log() throws IOException {
    try (var logs = Files.newDirectoryStream(base.resolve("logs"), "catalina.*.log")) {
      return Files.readString(logs.iterator().next());
    }
  }

  void undeploy(String name) throws IOException {
    var application = base.resolve("webapps").resolve(name);
    Files.delete(application.resolve("index.html"));
    Files.delete(application);
    await()
        .atMost(30, SECONDS)
        .pollInterval(200, MILLISECONDS)
        .until(() -> log().contains("Undeploying"));
  }

  private void prepare() throws IOException {
    for (var folder : List.of("conf", "logs", "temp", "webapps", "work")) {
      Files.createDirectories(base.resolve(folder));
    }
    for (var file : List.of("logging.properties", "web.xml", "catalina.properties")) {
      var copy = base.resolve("conf").resolve(file);
      if (!Files.exists(copy)) {
        Files.copy(home.resolve("conf").resolve(file), copy);
      }
    }
    Files.writeString(
        base.resolve("conf/server.xml"),
        SERVER.formatted(ports.get(1), ports.get(0), extraConnectors, engineContent));
  }

  private static final String SERVER =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <Server port="%d" shutdown="SHUTDOWN" address="127.0.0.1">
        <GlobalNamingResources>
          <Resource name="jdbc/PLANTED-source" auth="Container" type="javax.sql.DataSource"
              driverClassName="org.h2.Driver" url="jdbc:h2:mem:x"/>
        </GlobalNamingResources>
        <Service name="Catalina">
          <Connector address="127.0.0.1" port="%d" protocol="HTTP/1.1">
            <UpgradeProtocol className="org.apache.coyote.http2.Http2Protocol"/>
          </Connector>
          %s
          <Engine name="Catalina" defaultHost="planted-host" jvmRoute="PLANTED-route">
            %s
            <Host name="planted-host" appBase="webapps" unpackWARs="true" autoDeploy="true"
                backgroundProcessorDelay="1"/>
          </Engine>
        </Service>
      </Server>
      """;

  private static final String CLUSTER =
      """
      <Cluster className="org.apache.catalina.ha.tcp.SimpleTcpCluster" channelSendOptions="8">
        <Channel className="org.apache.catalina.tribes.group.GroupChannel">
          <Membership className="org.apache.catalina.tribes.membership.StaticMembershipService">
            <LocalMember className="org.apache.catalina.tribes.membership.StaticMember"
                domain="d" uniqueId="{0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,%d}"/>
            <Member className="org.apache.catalina.tribes.membership.StaticMember" port="%d"
                host="127.0.0.1" domain="d" uniqueId="{0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,%d}"/>
          </Membership>
          <Receiver className="org.apache.catalina.tribes.transport.nio.NioReceiver"
              address="127.0.0.1" port="%d" autoBind="0" selectorTimeout="5000" maxThreads="6"/>
          <Sender className="org.apache.catalina.tribes.transport.ReplicationTransmitter">
            <Transport className="org.apache.catalina.tribes.transport.nio.PooledParallelSender"/>
          </Sender>
          <Interceptor className="org.apache.catalina.tribes.group.interceptors.TcpPingInterceptor"/>
          <Interceptor className="org.apache.catalina.tribes.group.interceptors.TcpFailureDetector"/>
        </Channel>
        <Valve className="org.apache.catalina.ha.tcp.ReplicationValve" filter=""/>
        <ClusterListener className="org.apache.catalina.ha.session.ClusterSessionListener"/>
      </Cluster>
      """;
}
