import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Scanner;

/**
 * Connects to a node of Cassandra, whose address and port it is given, and runs CQL line by line.
 */
public final class CassandraUser {

  private CassandraUser() {}

  public static void main(String[] arguments) {
    var node = new InetSocketAddress(arguments[0], Integer.parseInt(arguments[1]));
    var patient =
        DriverConfigLoader.programmaticBuilder()
            .withDuration(DefaultDriverOption.REQUEST_TIMEOUT, Duration.ofSeconds(60))
            .withDuration(DefaultDriverOption.CONNECTION_INIT_QUERY_TIMEOUT, Duration.ofSeconds(20))
            .build();
    try (var session =
        CqlSession.builder()
            .addContactPoint(node)
            .withLocalDatacenter("datacenter1")
            .withConfigLoader(patient)
            .build()) {
      var lines = new Scanner(System.in);
      while (lines.hasNextLine()) {
        try {
          session.execute(lines.nextLine());
          System.out.println("ok");
        } catch (RuntimeException failure) {
          System.out.println("failed: " + failure);
        }
      }
    }
  }
}
