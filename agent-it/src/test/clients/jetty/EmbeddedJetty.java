import java.util.Scanner;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.eclipse.jetty.server.handler.ContextHandlerCollection;
import org.eclipse.jetty.server.handler.DefaultHandler;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * Two Jettys in one program, as an application has one for its users and one for whoever looks
 * after it. It does what it is told on its standard input: {@code deploy} a context, {@code stop}
 * the other. Arguments: a key store and its password.
 */
public class EmbeddedJetty {

  public static void main(String... arguments) throws Exception {
    var other = new Server(new QueuedThreadPool(8));
    other.addConnector(on(other, new ServerConnector(other)));
    other.start();

    var server = new Server(new QueuedThreadPool(50));
    server.addConnector(on(server, new ServerConnector(server)));
    server.addConnector(on(server, secure(server, arguments[0], arguments[1])));
    var contexts = new ContextHandlerCollection(true);
    contexts.addHandler(new ContextHandler(new DefaultHandler(), "/PLANTED-first"));
    server.setHandler(contexts);
    server.start();
    System.out.println("ok");

    var lines = new Scanner(System.in);
    while (lines.hasNextLine()) {
      if (lines.nextLine().equals("deploy")) {
        var context = new ContextHandler(new DefaultHandler(), "/PLANTED-second");
        contexts.addHandler(context);
        context.start();
      } else {
        other.stop();
      }
    }
  }

  private static ServerConnector secure(Server server, String keyStore, String password) {
    var ssl = new SslContextFactory.Server();
    ssl.setKeyStorePath(keyStore);
    ssl.setKeyStorePassword(password);
    var configuration = new HttpConfiguration();
    configuration.addCustomizer(new SecureRequestCustomizer());
    return new ServerConnector(server, ssl, new HttpConnectionFactory(configuration));
  }

  private static ServerConnector on(Server server, ServerConnector connector) {
    connector.setHost("127.0.0.1");
    connector.setPort(0);
    connector.setName("PLANTED-connector");
    return connector;
  }
}
