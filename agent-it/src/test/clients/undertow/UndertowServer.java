import io.undertow.Handlers;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.PathHandler;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.DeploymentManager;
import io.undertow.servlet.api.ServletContainer;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A program with Undertow, which deploys and undeploys web applications as it is told. */
public final class UndertowServer {

  private static final PathHandler PATHS = Handlers.path();
  private static final ServletContainer CONTAINER = Servlets.defaultContainer();
  private static final Deque<DeploymentManager> DEPLOYED = new ArrayDeque<>();

  private UndertowServer() {}

  /**
   * Starts.
   *
   * @param arguments {@code tool}, and nothing is served; or the port, that of AJP, and that of
   *     HTTPS with a key store if it is to be there
   */
  public static void main(String[] arguments) throws Exception {
    if (arguments[0].equals("tool")) {
      deploy(Servlets.deployment());
      System.out.println("The answer is 42");
      return;
    }
    PATHS.addPrefixPath("/PLANTED", UndertowServer::does);
    Undertow.Builder builder =
        Undertow.builder()
            .setServerOption(UndertowOptions.ENABLE_STATISTICS, true)
            .setIoThreads(2)
            .setWorkerThreads(7)
            .addHttpListener(Integer.parseInt(arguments[0]), "127.0.0.1")
            .addAjpListener(Integer.parseInt(arguments[1]), "127.0.0.1")
            .setHandler(PATHS);
    if (arguments.length > 2) {
      builder
          .setServerOption(UndertowOptions.ENABLE_HTTP2, true)
          .addHttpsListener(Integer.parseInt(arguments[2]), "127.0.0.1", tls(arguments[3]));
    }
    builder.build().start();
    System.out.println("UndertowServer is up");
  }

  private static SSLContext tls(String file) throws Exception {
    char[] password = "changeit".toCharArray();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(Path.of(file))) {
      keys.load(in, password);
    }
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, password);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  private static void does(HttpServerExchange exchange) throws Exception {
    if (exchange.isInIoThread()) {
      HttpHandler blocking = UndertowServer::does;
      exchange.dispatch(blocking);
      return;
    }
    switch (exchange.getRelativePath()) {
      case "/deploy" -> deploy(Servlets.deployment());
      case "/deploy-failing" -> {
        try {
          deploy(Servlets.deployment().addListener(Servlets.listener(Failing.class)));
        } catch (RuntimeException asItShould) {
          exchange.getResponseSender().send("failed");
        }
      }
      case "/undeploy" -> {
        DeploymentManager last = DEPLOYED.pop();
        last.stop();
        last.undeploy();
      }
      default -> exchange.setStatusCode(404);
    }
  }

  private static void deploy(DeploymentInfo application) throws Exception {
    String path = "/PLANTED-application-" + DEPLOYED.size();
    DeploymentManager manager =
        CONTAINER.addDeployment(
            application
                .setClassLoader(UndertowServer.class.getClassLoader())
                .setContextPath(path)
                .setDeploymentName(path)
                .addServlet(Servlets.servlet("PLANTED-servlet", Greeting.class).addMapping("/")));
    manager.deploy();
    PATHS.addPrefixPath(path, manager.start());
    DEPLOYED.push(manager);
  }

  /** Opens a session for whoever asks. */
  public static final class Greeting extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
      request.getSession(true);
    }
  }

  /** Cannot be started. */
  public static final class Failing implements ServletContextListener {
    @Override
    public void contextInitialized(ServletContextEvent event) {
      throw new IllegalStateException("PLANTED");
    }
  }
}
