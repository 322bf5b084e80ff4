package dev.usagetelemetry.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A Tomcat of the distribution with a base directory of its own. */
public final class Tomcat implements RealServer {

  private final Run run;
  private final Path home;
  private final Path base;
  private final List<Integer> ports = Ports.free(4);
  private String extraConnectors = "";
  private String engineContent = "";

  public Tomcat(Run run, Path directory) throws IOException {
    this.run = run;
    this.home = home(run.version());
    this.base = directory.resolve("PLANTED-base");
  }

  public static Path home(String version) throws IOException {
    return Artifacts.distribution("org.apache.tomcat", "tomcat", version);
  }

  @Override
  public String id() {
    return "tomcat";
  }

  @Override
  public String version() {
    return run.version();
  }

  /** What all addresses of its applications begin with. */
  public String url() {
    return "http://127.0.0.1:" + ports.get(0);
  }

  public int clusterPort() {
    return ports.get(3);
  }

  public Tomcat withAjp() {
    extraConnectors =
        "<Connector address=\"127.0.0.1\" protocol=\"AJP/1.3\" port=\"%d\" secretRequired=\"false\"/>"
            .formatted(ports.get(2));
    return this;
  }

  /**
   * With another connector that has TLS.
   *
   * @param keyStore PKCS #12
   */
  public Tomcat withTls(Path keyStore, String password) {
    extraConnectors = TLS.formatted(ports.get(2), keyStore, password);
    return this;
  }

  /**
   * One of two nodes that know each other.
   *
   * @param manager class that replicates the sessions, {@code DeltaManager} or {@code
   *     BackupManager}
   */
  public Tomcat inClusterWith(int ownNumber, int otherNumber, int otherPort, String manager) {
    engineContent = CLUSTER.formatted(manager, ownNumber, otherPort, otherNumber, clusterPort());
    return this;
  }

  /** Puts an application where Tomcat finds it, running or not. */
  public Tomcat deploy(String name, WebArchive application) throws IOException {
    application.write(Files.createDirectories(webapps()).resolve(name + ".war"));
    return this;
  }

  public void undeploy(String name) throws IOException {
    Files.delete(webapps().resolve(name + ".war"));
  }

  private Path webapps() {
    return base.resolve("webapps");
  }

  @Override
  public JavaCommand command() throws IOException {
    return script("run");
  }

  /** {@code catalina.sh} with the environment of this base. */
  public JavaCommand script(String... arguments) throws IOException {
    prepare();
    return new JavaCommand(base)
        .program(home.resolve("bin/catalina.sh"), arguments)
        .variable("CATALINA_HOME", home.toString())
        .variable("CATALINA_BASE", base.toString())
        .variable("JRE_HOME", run.jdk().toString())
        .variable("CATALINA_OPTS", HEAP);
  }

  /** The script with the agent as its documentation has it: in the one variable of the server. */
  public JavaCommand scriptWithAgentInCatalinaOpts(String settings) throws IOException {
    return script("run")
        .variable("CATALINA_OPTS", HEAP + " -javaagent:" + Built.agent() + "=" + settings);
  }

  /** Tomcat's own main class, as the script starts it, for what is measured of the JVM. */
  JavaCommand bootstrap(String... arguments) throws IOException {
    prepare();
    return new JavaCommand(base)
        .on(run.jdk())
        .option("-Dcatalina.home=" + home, "-Dcatalina.base=" + base)
        .option("-Djava.util.logging.config.file=" + base.resolve("conf/logging.properties"))
        .option("-Djava.util.logging.manager=org.apache.juli.ClassLoaderLogManager")
        .main(
            home.resolve("bin/bootstrap.jar") + ":" + home.resolve("bin/tomcat-juli.jar"),
            "org.apache.catalina.startup.Bootstrap",
            arguments);
  }

  @Override
  public void awaitUp(JavaProcess process) {
    process.awaitOnConsole("Server startup");
  }

  /** Starts a command of the above; returns when Tomcat says that it is up. */
  JavaProcess start(JavaCommand command) throws IOException {
    var process = command.start();
    awaitUp(process);
    return process;
  }

  @Override
  public String log(JavaProcess process) throws IOException {
    return log();
  }

  /** The diagnostic log. */
  String log() throws IOException {
    try (var logs = Files.newDirectoryStream(base.resolve("logs"), "catalina.*.log")) {
      return Files.readString(logs.iterator().next());
    }
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

  private static final String HEAP = "-Xmx256m";

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

  private static final String TLS =
      """
      <Connector address="127.0.0.1" port="%d" protocol="HTTP/1.1" SSLEnabled="true">
        <SSLHostConfig>
          <Certificate certificateKeystoreFile="%s" certificateKeystorePassword="%s"/>
        </SSLHostConfig>
      </Connector>
      """;

  private static final String CLUSTER =
      """
      <Cluster className="org.apache.catalina.ha.tcp.SimpleTcpCluster" channelSendOptions="8">
        <Manager className="org.apache.catalina.ha.session.%s"/>
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
