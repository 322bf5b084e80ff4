import java.util.HashMap;
import java.util.Map;
import java.util.Scanner;
import org.infinispan.client.hotrod.RemoteCacheManager;
import org.infinispan.client.hotrod.annotation.ClientCacheEntryCreated;
import org.infinispan.client.hotrod.annotation.ClientListener;
import org.infinispan.client.hotrod.configuration.ConfigurationBuilder;
import org.infinispan.client.hotrod.event.ClientCacheEntryCreatedEvent;
import org.infinispan.commons.configuration.StringConfiguration;

/**
 * Uses an Infinispan server by Hot Rod: {@code cache NAME CONFIGURATION}, {@code put NAME}, {@code
 * listen NAME}, {@code unlisten NAME}, {@code remove NAME}.
 */
public final class InfinispanUser {

  private final RemoteCacheManager caches;
  private final Map<String, Object> listeners = new HashMap<>();

  private InfinispanUser(String address) {
    caches = new RemoteCacheManager(new ConfigurationBuilder().addServers(address).build());
  }

  public static void main(String[] arguments) {
    var user = new InfinispanUser(arguments[0]);
    var lines = new Scanner(System.in);
    while (lines.hasNextLine()) {
      var words = lines.nextLine().split(" ", 3);
      try {
        user.does(words[0], words[1], words.length > 2 ? words[2] : "");
        System.out.println("ok");
      } catch (RuntimeException failure) {
        System.out.println("failed: " + failure);
      }
    }
  }

  private void does(String what, String name, String configuration) {
    switch (what) {
      case "cache" ->
          caches.administration().createCache(name, new StringConfiguration(configuration));
      case "put" -> caches.getCache(name).put("PLANTED-key", "PLANTED-value");
      case "listen" -> {
        listeners.put(name, new Listener());
        caches.getCache(name).addClientListener(listeners.get(name));
      }
      case "unlisten" -> caches.getCache(name).removeClientListener(listeners.remove(name));
      case "remove" -> caches.administration().removeCache(name);
      default -> throw new IllegalArgumentException(what);
    }
  }

  /** Hears of entries that are made. */
  @ClientListener
  public static final class Listener {
    @ClientCacheEntryCreated
    public void created(ClientCacheEntryCreatedEvent<?> unused) {}
  }
}
