import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.PfxOptions;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * A program with Vert.x that serves HTTP, with two instances at one address, and does what it is
 * told there. Runs with Vert.x 4 and 5.
 */
public final class VertxServer {

  private static int port;
  private static String keys;
  private static NetServer tcp;
  private static HttpServer secure;
  private static String deployed;

  private VertxServer() {}

  /**
   * Starts.
   *
   * @param arguments {@code tool}, and nothing is served; or {@code alone} or {@code clustered},
   *     the port, and a key store if it is to have TLS
   */
  public static void main(String[] arguments) throws Exception {
    VertxOptions options = new VertxOptions().setEventLoopPoolSize(2).setWorkerPoolSize(7);
    Vertx vertx =
        arguments[0].equals("clustered")
            ? done(Vertx.clusteredVertx(options))
            : Vertx.vertx(options);
    if (arguments[0].equals("tool")) {
      done(vertx.deployVerticle(Idle.class.getName()));
      System.out.println("The answer is 42");
      done(vertx.close());
      return;
    }
    port = Integer.parseInt(arguments[1]);
    keys = arguments.length > 2 ? arguments[2] : "";
    try {
      done(vertx.deployVerticle(Front.class.getName(), new DeploymentOptions().setInstances(2)));
      System.out.println("VertxServer is up");
    } catch (ExecutionException cannot) {
      System.out.println(cannot.getCause().getMessage());
      done(vertx.close());
    }
  }

  private static <T> T done(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
  }

  /** One of the two. */
  public static final class Front extends AbstractVerticle {
    @Override
    public void start(Promise<Void> started) {
      vertx
          .createHttpServer()
          .requestHandler(
              request ->
                  does(vertx, request.path())
                      .onComplete(
                          done -> {
                            int status = done.succeeded() ? 200 : 500;
                            request.response().setStatusCode(status).end();
                          }))
          .listen(port, "127.0.0.1")
          .onComplete(
              listening -> {
                if (listening.succeeded()) {
                  started.complete();
                } else {
                  started.fail(listening.cause());
                }
              });
    }
  }

  /** Does nothing. */
  public static final class Idle extends AbstractVerticle {}

  private static synchronized Future<?> does(Vertx vertx, String path) {
    switch (path) {
      case "/PLANTED/deploy":
        return vertx.deployVerticle(Idle.class.getName()).map(id -> deployed = id);
      case "/PLANTED/undeploy":
        return vertx.undeploy(deployed);
      case "/PLANTED/tcp":
        tcp = vertx.createNetServer().connectHandler(socket -> {});
        return tcp.listen(0, "127.0.0.1");
      case "/PLANTED/no-tcp":
        return tcp.close();
      case "/PLANTED/tls":
        secure =
            vertx
                .createHttpServer(
                    new HttpServerOptions()
                        .setSsl(true)
                        .setKeyCertOptions(new PfxOptions().setPath(keys).setPassword("changeit")))
                .requestHandler(request -> request.response().end());
        return secure.listen(0, "127.0.0.1");
      case "/PLANTED/no-tls":
        return secure.close();
      default:
        return Future.succeededFuture();
    }
  }
}
