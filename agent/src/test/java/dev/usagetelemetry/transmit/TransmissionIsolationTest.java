package dev.usagetelemetry.transmit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Authenticator;
import java.net.CacheRequest;
import java.net.CacheResponse;
import java.net.CookieHandler;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.ResponseCache;
import java.net.SocketAddress;
import java.net.URI;
import java.net.URLConnection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a server has set for the whole JVM has no say in what we send. */
class TransmissionIsolationTest {

  private final List<String> asked = Collections.synchronizedList(new ArrayList<>());

  private final @Nullable CookieHandler cookies = CookieHandler.getDefault();
  private final @Nullable ProxySelector proxies = ProxySelector.getDefault();
  private final @Nullable ResponseCache cache = ResponseCache.getDefault();
  private final @Nullable Authenticator authenticator = Authenticator.getDefault();
  private final HostnameVerifier verifier = HttpsURLConnection.getDefaultHostnameVerifier();
  private final SSLSocketFactory factory = HttpsURLConnection.getDefaultSSLSocketFactory();
  private @Nullable SSLContext context;

  @BeforeEach
  void a_server_has_set_all_that_can_be_set() throws Exception {
    context = SSLContext.getDefault();
    CookieHandler.setDefault(new NosyCookies());
    ProxySelector.setDefault(new NosyProxies());
    ResponseCache.setDefault(new NosyCache());
    Authenticator.setDefault(new NosyAuthenticator());
    HttpsURLConnection.setDefaultHostnameVerifier((host, session) -> true);
    SSLContext credulous = TestTls.context(TestTls.HERE);
    HttpsURLConnection.setDefaultSSLSocketFactory(credulous.getSocketFactory());
    SSLContext.setDefault(credulous);
  }

  @AfterEach
  void as_it_was() {
    CookieHandler.setDefault(cookies);
    ProxySelector.setDefault(proxies);
    ResponseCache.setDefault(cache);
    Authenticator.setDefault(authenticator);
    HttpsURLConnection.setDefaultHostnameVerifier(verifier);
    HttpsURLConnection.setDefaultSSLSocketFactory(factory);
    SSLContext.setDefault(context);
  }

  @Test
  void nobody_is_asked_for_cookies_passwords_proxies_or_cached_answers() throws Exception {
    StringBuilder request = new StringBuilder();
    try (ScriptedServer server =
        new ScriptedServer(
            socket -> {
              request.append(ScriptedServer.readHead(socket.getInputStream()));
              ScriptedServer.write(
                  socket,
                  """
                  HTTP/1.1 401 Who?
                  WWW-Authenticate: Basic realm="x"
                  Set-Cookie: id=1

                  """);
            })) {
      assertThat(Sending.sendInAmpleTime("http://127.0.0.1:" + server.port() + "/"))
          .isEqualTo(Sending.failed("status 401"));
      assertThat(server.connections).hasSize(1);
    }
    assertThat(asked).isEmpty();
    assertThat(request.toString()).doesNotContainIgnoringCase("cookie").doesNotContain("alice");
  }

  @Test
  void nobody_elses_trust_is_ours() throws Exception {
    try (ScriptedServer server =
        new ScriptedServer(
            TestTls.context(TestTls.HERE).getServerSocketFactory(),
            socket -> ScriptedServer.readHead(socket.getInputStream()))) {
      Transmission ours = new Transmission(Deadlines.STANDARD, Sending.NO_PROXY, Sending.CLOCK);

      assertThat(
              ours.send(
                  Sending.consentTo("https://127.0.0.1:" + server.port() + "/"), Sending.JSON))
          .isEqualTo(Sending.failed("certificate not trusted"));
    }
    assertThat(asked).isEmpty();
  }

  private final class NosyCookies extends CookieHandler {
    @Override
    public Map<String, List<String>> get(URI uri, Map<String, List<String>> headers) {
      asked.add("cookies");
      return Map.of("Cookie", List.of("user=alice"));
    }

    @Override
    public void put(URI uri, Map<String, List<String>> headers) {
      asked.add("cookies");
    }
  }

  private final class NosyProxies extends ProxySelector {
    @Override
    public List<Proxy> select(URI uri) {
      asked.add("proxies");
      return List.of(Proxy.NO_PROXY);
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException failure) {
      asked.add("proxies");
    }
  }

  private final class NosyCache extends ResponseCache {
    @Override
    public @Nullable CacheResponse get(URI uri, String method, Map<String, List<String>> headers) {
      asked.add("cache");
      return null;
    }

    @Override
    public @Nullable CacheRequest put(URI uri, URLConnection connection) {
      asked.add("cache");
      return null;
    }
  }

  private final class NosyAuthenticator extends Authenticator {
    @Override
    protected PasswordAuthentication getPasswordAuthentication() {
      asked.add("password");
      return new PasswordAuthentication("alice", "secret".toCharArray());
    }
  }
}
