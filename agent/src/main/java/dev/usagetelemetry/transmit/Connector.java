package dev.usagetelemetry.transmit;

import dev.usagetelemetry.disclose.Endpoint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Gets a connection to an endpoint, by whichever route, encrypted where it is to be. */
final class Connector {

  /** Sees each socket before it connects, so that it can be closed from outside. */
  interface Keeper {
    /**
     * Keeps it.
     *
     * @throws IOException when the exchange is over and nothing shall connect any more
     */
    void keep(Socket socket) throws IOException;
  }

  private final Endpoint endpoint;
  private final ProxySettings proxies;
  private final Duration atMost;
  private final Tls tls;

  Connector(Endpoint endpoint, ProxySettings proxies, Duration atMost, Tls tls) {
    this.endpoint = endpoint;
    this.proxies = proxies;
    this.atMost = atMost;
    this.tls = tls;
  }

  /** Returns a socket that is ready for the request. */
  Socket connect(Keeper keeper) throws IOException {
    Route route = proxies.routeTo(endpoint);
    if (route instanceof Route.NotUnderstood) {
      throw new Refusal("the proxy's setting is not understood");
    }
    Socket socket =
        route instanceof Route.Tunnel tunnel
            ? throughProxy(tunnel, keeper)
            : open(endpoint.host(), endpoint.port(), keeper);
    return endpoint.isEncrypted() ? tls.over(socket, endpoint.host(), endpoint.port()) : socket;
  }

  /** Tries the addresses of the host one after the other, as long as there is time. */
  private Socket open(String host, int port, Keeper keeper) throws IOException {
    IOException failure = new SocketTimeoutException();
    InetAddress[] addresses = InetAddress.getAllByName(host);
    long end = System.nanoTime() + atMost.toNanos();
    for (InetAddress address : addresses) {
      // The name localhost is only as good as the machine's hosts file.
      if (!endpoint.isEncrypted() && !address.isLoopbackAddress()) {
        throw new Refusal("localhost is not this machine");
      }
      long millis = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
      if (millis <= 0) {
        break;
      }
      // NO_PROXY, because a plain socket asks the server's ProxySelector for a SOCKS proxy.
      Socket socket = new Socket(Proxy.NO_PROXY);
      keeper.keep(socket);
      try {
        socket.connect(new InetSocketAddress(address, port), Math.toIntExact(millis));
        return socket;
      } catch (IOException e) {
        socket.close();
        failure = e;
      }
    }
    throw failure;
  }

  private Socket throughProxy(Route.Tunnel tunnel, Keeper keeper) throws IOException {
    Socket socket = open(tunnel.host(), tunnel.port(), keeper);
    String target = endpoint.uri().getHost() + ":" + endpoint.port();
    String request =
        "CONNECT "
            + target
            + " HTTP/1.1\r\nHost: "
            + target
            + "\r\n"
            + authorization(tunnel.credentials())
            + "\r\n";
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    ResponseHead answer = ResponseHead.read(socket.getInputStream());
    if (!answer.isSuccess()) {
      throw new Refusal("the proxy answered with status " + answer.status());
    }
    return socket;
  }

  private static String authorization(@Nullable String credentials) {
    if (credentials == null) {
      return "";
    }
    byte[] bytes = credentials.getBytes(StandardCharsets.UTF_8);
    return "Proxy-Authorization: Basic " + Base64.getEncoder().encodeToString(bytes) + "\r\n";
  }
}
