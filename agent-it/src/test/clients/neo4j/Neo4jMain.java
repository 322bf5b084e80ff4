import java.nio.file.Path;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;
import org.neo4j.logging.log4j.Log4jLogProvider;

/** What the main class of the distribution does; that class alone is in no published jar. */
public final class Neo4jMain {

  private Neo4jMain() {}

  public static void main(String[] home) throws Exception {
    var server =
        new DatabaseManagementServiceBuilder(Path.of(home[0]))
            .loadPropertiesFromFile(Path.of(home[0], "neo4j.conf"))
            .setUserLogProvider(new Log4jLogProvider(System.out))
            .build();
    Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown));
    System.out.println("Neo4j is up");
    Thread.currentThread().join();
  }
}
