import java.io.BufferedReader;
import java.io.InputStreamReader;
import org.apache.zookeeper.CreateMode;
import org.apache.zookeeper.ZooDefs;
import org.apache.zookeeper.ZooKeeper;

/** One session with a ZooKeeper. Argument: where to connect to. */
class ZooKeeperClient {

  public static void main(String[] arguments) throws Exception {
    var client = new ZooKeeper(arguments[0], 10_000, event -> {});
    client.addAuthInfo("digest", "PLANTED-user:PLANTED-password".getBytes());
    var lines = new BufferedReader(new InputStreamReader(System.in));
    for (var line = lines.readLine(); line != null; line = lines.readLine()) {
      var words = line.split(" ");
      try {
        switch (words[0]) {
          case "create" -> create(client, words[1], CreateMode.PERSISTENT);
          case "create-ephemeral" -> create(client, words[1], CreateMode.EPHEMERAL);
          case "delete" -> client.delete(words[1], -1);
          case "watch" -> client.exists(words[1], true);
          case "close" -> client.close();
          default -> throw new IllegalArgumentException(line);
        }
        System.out.println("ok");
      } catch (Exception failure) {
        System.out.println("failed: " + failure);
      }
    }
  }

  private static void create(ZooKeeper client, String path, CreateMode mode) throws Exception {
    client.create(path, "PLANTED-data".getBytes(), ZooDefs.Ids.OPEN_ACL_UNSAFE, mode);
  }
}
