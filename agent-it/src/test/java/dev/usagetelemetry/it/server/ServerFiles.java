package dev.usagetelemetry.it.server;

import dev.usagetelemetry.it.Kafka;
import dev.usagetelemetry.it.Tomcat;
import java.io.IOException;
import java.nio.file.Path;

/** Where the class files of a version of a server are: what its test starts. */
final class ServerFiles {

  private ServerFiles() {}

  /**
   * A folder with jars at any depth, or one jar.
   *
   * @param server id of its profile
   */
  static Path of(String server, String version) throws IOException {
    return switch (server) {
      case "activemq" -> folder(ActiveMq.classPath(version));
      case "artemis" -> Artemis.files(version);
      case "cassandra" -> Cassandra.jars(version);
      case "h2" -> folder(H2.classPath(version));
      case "hazelcast" -> folder(Hazelcast.classPath(version));
      case "ignite" -> folder(Ignite.classPath(version));
      case "infinispan" -> folder(Infinispan.classPath(version));
      case "jetty" -> Jetty.home(version);
      case "kafka" -> folder(Kafka.classPath(version));
      case "kafka-connect" -> folder(KafkaConnect.classPath(version));
      case "keycloak" -> Keycloak.distribution(version);
      case "neo4j" -> folder(Neo4j.classPath(version));
      case "open-liberty" -> OpenLiberty.home(version);
      case "opensearch" -> OpenSearch.distribution(version);
      case "payara-micro" -> PayaraMicro.jar(version);
      case "pulsar" -> folder(Pulsar.classPath(version));
      case "quarkus" -> Quarkus.application(version);
      case "rocketmq" -> folder(RocketMq.classPath(version));
      case "solr" -> folder(Solr.classPath(version));
      case "spring-boot" -> SpringBoot.jar(version, "web", "tomcat");
      case "tomcat" -> Tomcat.home(version);
      case "trino" -> folder(Trino.classPath(version));
      case "undertow" -> folder(Undertow.classPath(version));
      case "vertx" -> folder(Vertx.classPath(version));
      case "wildfly" -> WildFly.home(version);
      case "zookeeper" -> folder(ZooKeeper.classPath(version));
      default -> throw new AssertionError("no files of " + server);
    };
  }

  /** The folder of a class path that is all jars of one. */
  private static Path folder(String classPath) {
    return Path.of(classPath.replaceFirst("/\\*$", ""));
  }
}
