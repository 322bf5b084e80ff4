package dev.usagetelemetry.it.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static java.util.stream.Collectors.joining;
import static org.awaitility.Awaitility.await;

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
import java.util.stream.Stream;

/**
 * A Solr, standalone or a node of a SolrCloud: a web application with a loader of its own in a
 * Jetty that also has the logging, as the distribution lays it out.
 */
final class Solr implements RealServer {

  private final String version;
  private final Path directory;
  private final int port;
  private final List<String> options = new ArrayList<>();

  private Solr(String version, Path directory, int port) {
    this.version = version;
    this.directory = directory;
    this.port = port;
  }

  static Solr standalone(String version, Path directory) {
    return new Solr(version, directory, Ports.free(1).get(0));
  }

  /** Two nodes. The first runs their ZooKeeper and has to be up before the second is started. */
  static List<Solr> cloud(String version, Path directory) {
    var ports = Ports.free(3);
    var first = new Solr(version, directory.resolve("one"), ports.get(0));
    first.options.add("-DzkRun=127.0.0.1:" + ports.get(2));
    first.options.add("-Dbootstrap_confdir=" + Resource.file("/servers/solr/conf"));
    first.options.add("-Dcollection.configName=PLANTED-config");
    var second = new Solr(version, directory.resolve("two"), ports.get(1));
    second.options.add("-DzkHost=127.0.0.1:" + ports.get(2));
    return List.of(first, second);
  }

  @Override
  public String id() {
    return "solr";
  }

  @Override
  public String version() {
    return version;
  }

  HttpUser user() {
    return new HttpUser("http://127.0.0.1:" + port + "/solr/admin");
  }

  /** What the other nodes know it by. */
  String nodeName() {
    return "127.0.0.1:" + port + "_solr";
  }

  /** Lays out a core that can then be created. */
  void prepareCore(String name) throws IOException {
    var conf = Files.createDirectories(home().resolve(name).resolve("conf"));
    for (var file : List.of("solrconfig.xml", "schema.xml")) {
      Files.copy(Resource.file("/servers/solr/conf").resolve(file), conf.resolve(file));
    }
  }

  private Path home() {
    return directory.resolve("PLANTED-home");
  }

  @Override
  public JavaCommand command() throws IOException {
    Files.createDirectories(home());
    Files.writeString(home().resolve("solr.xml"), SOLR_XML.formatted(port));
    Files.writeString(home().resolve("zoo.cfg"), ZOO_CFG);
    Files.createDirectories(directory.resolve("tmp"));
    var webapp = directory.resolve("webapp");
    Files.createDirectories(webapp.resolve("WEB-INF"));
    Files.copy(Resource.file("/servers/solr/web.xml"), webapp.resolve("WEB-INF/web.xml"));
    var jetty =
        Files.readString(Resource.file("/servers/solr/jetty.xml"), UTF_8)
            .replace("${port}", Integer.toString(port))
            .replace("${webapp}", webapp.toString())
            .replace("${jars}", inside());
    Files.writeString(directory.resolve("jetty.xml"), jetty);
    return new JavaCommand(directory)
        .option("-Xmx300m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
        .option("-Dsolr.solr.home=" + home(), "-Dsolr.log.dir=" + directory.resolve("logs"))
        .option("-Dsolr.install.dir=" + directory, "-Djava.io.tmpdir=" + directory.resolve("tmp"))
        .option("-Dlog4j2.configurationFile=" + Resource.file("/servers/solr/log4j2.xml"))
        .option("-Dsolr.jetty.host=127.0.0.1", "-Djetty.port=" + port)
        .option(options.toArray(String[]::new))
        .main(
            outside(),
            "org.eclipse.jetty.xml.XmlConfiguration",
            directory.resolve("jetty.xml").toString());
  }

  /** What Jetty runs with: in the distribution it has the logging in a folder beside its own. */
  private String outside() throws IOException {
    return Stream.concat(in(jetty()), in(folder()).filter(Solr::isLogging)).collect(joining(":"));
  }

  /** What the web application has for itself. */
  private String inside() throws IOException {
    return in(folder()).filter(jar -> !isLogging(jar)).collect(joining(","));
  }

  private static boolean isLogging(String jar) {
    return jar.matches(".*/(log4j|slf4j|jcl-over-slf4j)-[^/]*");
  }

  private static Stream<String> in(Path folder) throws IOException {
    try (var jars = Files.list(folder)) {
      return jars.map(Path::toString).toList().stream();
    }
  }

  private Path folder() throws IOException {
    return Artifacts.folder(
        "solr-" + version,
        "org.apache.solr:solr-core:" + version,
        // The distribution's Jetty has newer ones.
        "-org.eclipse.jetty:jetty-server",
        "-org.eclipse.jetty.toolchain:jetty-servlet-api",
        "-javax.servlet:javax.servlet-api");
  }

  private Path jetty() throws IOException {
    var jetty = version.startsWith("9.0.") ? "9.4.44.v20210927" : "10.0.26";
    return Artifacts.folder(
        "solr-jetty-" + jetty,
        "org.eclipse.jetty:jetty-webapp:" + jetty,
        "org.eclipse.jetty:jetty-xml:" + jetty,
        "org.eclipse.jetty.http2:http2-server:" + jetty,
        "-org.slf4j:slf4j-api");
  }

  static String classPath(String version) throws IOException {
    return new Solr(version, Path.of(""), 0).folder() + "/*";
  }

  @Override
  public void awaitUp(JavaProcess process) {
    var user = user();
    await("Solr to serve")
        .atMost(90, SECONDS)
        .pollInterval(200, MILLISECONDS)
        .until(() -> !process.isAlive() || user.isServed("/info/system"));
    if (!process.isAlive()) {
      throw new AssertionError("The process ended: " + process.console());
    }
  }

  @Override
  public String log(JavaProcess process) throws IOException {
    return Files.readString(directory.resolve("logs/solr.log"));
  }

  private static final String SOLR_XML =
      """
      <solr>
        <int name="maxBooleanClauses">1024</int>
        <solrcloud>
          <str name="host">127.0.0.1</str>
          <int name="hostPort">%d</int>
          <str name="hostContext">solr</str>
          <int name="zkClientTimeout">15000</int>
        </solrcloud>
      </solr>
      """;

  private static final String ZOO_CFG =
      """
      tickTime=2000
      initLimit=10
      syncLimit=5
      clientPortAddress=127.0.0.1
      admin.enableServer=false
      """;
}
