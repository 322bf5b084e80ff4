import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Scanner;
import org.apache.ignite.Ignite;
import org.apache.ignite.Ignition;
import org.apache.ignite.cache.query.ContinuousQuery;
import org.apache.ignite.cache.query.QueryCursor;
import org.apache.ignite.cache.query.SqlFieldsQuery;
import org.apache.ignite.client.IgniteClient;
import org.apache.ignite.configuration.ClientConfiguration;
import org.apache.ignite.configuration.IgniteConfiguration;
import org.apache.ignite.services.Service;
import org.apache.ignite.spi.communication.tcp.TcpCommunicationSpi;
import org.apache.ignite.spi.discovery.tcp.TcpDiscoverySpi;
import org.apache.ignite.spi.discovery.tcp.ipfinder.vm.TcpDiscoveryVmIpFinder;

/**
 * Uses Ignite as a thin client, {@code cache NAME}, {@code destroy NAME}, {@code listen NAME},
 * {@code unlisten NAME}, {@code sql STATEMENT}, and as a client node of the cluster, {@code join
 * NAME}, {@code deploy NAME}, {@code cancel NAME}, {@code leave NAME}.
 */
public final class IgniteUser {

  private final IgniteClient thin;
  private final String discovery;
  private final Map<String, QueryCursor<?>> queries = new HashMap<>();
  private Ignite node;

  private IgniteUser(String address, String discovery) {
    thin = Ignition.startClient(new ClientConfiguration().setAddresses(address));
    this.discovery = discovery;
  }

  public static void main(String[] arguments) {
    var user = new IgniteUser(arguments[0], arguments[1]);
    var lines = new Scanner(System.in);
    while (lines.hasNextLine()) {
      var words = lines.nextLine().split(" ", 2);
      try {
        user.does(words[0], words[1]);
        System.out.println("ok");
      } catch (Exception failure) {
        System.out.println("failed: " + failure);
      }
    }
  }

  private void does(String what, String name) throws Exception {
    switch (what) {
      case "cache" -> thin.getOrCreateCache(name).put(1, "PLANTED-value");
      case "destroy" -> thin.destroyCache(name);
      case "listen" -> {
        var query = new ContinuousQuery<Object, Object>().setLocalListener(events -> {});
        queries.put(name, thin.getOrCreateCache(name).query(query));
      }
      case "unlisten" -> queries.remove(name).close();
      case "sql" -> thin.query(new SqlFieldsQuery(name)).getAll();
      case "join" -> node = Ignition.start(clientNode(name));
      case "deploy" -> node.services().deployClusterSingleton(name, service());
      case "cancel" -> node.services().cancel(name);
      case "leave" -> node.close();
      default -> throw new IllegalArgumentException(what);
    }
  }

  private IgniteConfiguration clientNode(String name) {
    var addresses = new TcpDiscoveryVmIpFinder().setAddresses(List.of(discovery));
    return new IgniteConfiguration()
        .setClientMode(true)
        .setIgniteInstanceName(name)
        .setLocalHost("127.0.0.1")
        .setConnectorConfiguration(null)
        .setClientConnectorConfiguration(null)
        .setCommunicationSpi(new TcpCommunicationSpi().setLocalPortRange(100))
        .setDiscoverySpi(new TcpDiscoverySpi().setIpFinder(addresses));
  }

  /** The server has it on its class path, under this name. */
  private static Service service() throws Exception {
    return (Service) Class.forName("PlantedService").getConstructor().newInstance();
  }
}
