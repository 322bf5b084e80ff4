package dev.usagetelemetry.transmit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Map;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Encrypted, straight and through a proxy. */
@Timeout(30)
class TransmissionOverTlsTest {

  private static final String OK = "HTTP/1.1 200 OK\r\n\r\n";

  @AfterEach
  void no_thread_of_ours_remains() {
    assertThat(Sending.ourThreads()).isEmpty();
  }

  @Test
  void a_message_is_delivered_over_tls() throws Exception {
    try (ScriptedServer server = tlsServer(TestTls.HERE)) {
      Outcome outcome =
          Sending.sendTrusting(
              TestTls.HERE, Sending.NO_PROXY, "https://127.0.0.1:" + server.port() + "/t");

      assertThat(outcome).isEqualTo(new Outcome.Delivered());
    }
  }

  @Test
  void a_certificate_that_the_jvm_does_not_trust_is_a_failure() throws Exception {
    try (ScriptedServer server = tlsServer(TestTls.HERE)) {
      Transmission ours = new Transmission(Deadlines.STANDARD, Sending.NO_PROXY, Sending.CLOCK);

      assertThat(
              ours.send(
                  Sending.consentTo("https://127.0.0.1:" + server.port() + "/"), Sending.JSON))
          .isEqualTo(Sending.failed("certificate not trusted"));
    }
  }

  @Test
  void a_trusted_certificate_of_another_host_is_a_failure() throws Exception {
    try (ScriptedServer server = tlsServer(TestTls.ELSEWHERE)) {
      assertThat(
              Sending.sendTrusting(
                  TestTls.ELSEWHERE, Sending.NO_PROXY, "https://127.0.0.1:" + server.port() + "/"))
          .isEqualTo(Sending.failed("certificate not trusted"));
    }
  }

  @Test
  void an_endpoint_that_does_not_speak_tls_is_a_failure() throws Exception {
    try (ScriptedServer plain = new ScriptedServer(socket -> ScriptedServer.write(socket, OK))) {
      assertThat(
              Sending.sendTrusting(
                  TestTls.HERE, Sending.NO_PROXY, "https://127.0.0.1:" + plain.port() + "/"))
          .isEqualTo(Sending.failed("no agreement on TLS"));
    }
  }

  @Test
  void the_operators_proxy_sees_the_host_and_nothing_else() throws Exception {
    StringBuilder proxySaw = new StringBuilder();
    try (ScriptedServer proxy = tunnel(TestTls.ELSEWHERE, proxySaw)) {
      ProxySettings settings =
          environment("https_proxy", "http://bob:p%40ss+@127.0.0.1:" + proxy.port());

      // The name does not resolve here: only the proxy may look it up.
      Outcome outcome =
          Sending.sendTrusting(TestTls.ELSEWHERE, settings, "https://elsewhere.example/secret");

      assertThat(outcome).isEqualTo(new Outcome.Delivered());
      String credentials =
          Base64.getEncoder().encodeToString("bob:p@ss+".getBytes(StandardCharsets.UTF_8));
      assertThat(proxySaw)
          .hasToString(
              "CONNECT elsewhere.example:443 HTTP/1.1\r\n"
                  + "Host: elsewhere.example:443\r\n"
                  + "Proxy-Authorization: Basic "
                  + credentials
                  + "\r\n\r\n");
    }
  }

  @Test
  void a_proxy_that_refuses_is_a_failure_and_not_bypassed() throws Exception {
    try (ScriptedServer proxy =
        new ScriptedServer(socket -> ScriptedServer.write(socket, "HTTP/1.1 407 No\r\n\r\n"))) {
      ProxySettings settings = environment("HTTPS_PROXY", "127.0.0.1:" + proxy.port());

      assertThat(Sending.sendTrusting(TestTls.ELSEWHERE, settings, "https://elsewhere.example/"))
          .isEqualTo(Sending.failed("the proxy answered with status 407"));
    }
  }

  @Test
  void a_proxy_setting_that_is_not_understood_is_a_failure_and_not_bypassed() {
    ProxySettings settings = environment("https_proxy", "socks5://127.0.0.1:1080");

    assertThat(Sending.sendTrusting(TestTls.ELSEWHERE, settings, "https://elsewhere.example/"))
        .isEqualTo(Sending.failed("the proxy's setting is not understood"));
  }

  private static ProxySettings environment(String name, String value) {
    return new ProxySettings(property -> null, Map.of(name, value)::get);
  }

  private static ScriptedServer tlsServer(String certificate)
      throws GeneralSecurityException, IOException {
    return new ScriptedServer(
        TestTls.context(certificate).getServerSocketFactory(),
        socket -> {
          ScriptedServer.readHead(socket.getInputStream());
          ScriptedServer.write(socket, OK);
        });
  }

  /** A proxy with the endpoint inside: behind the CONNECT it goes on as a TLS server itself. */
  private static ScriptedServer tunnel(String certificate, StringBuilder seen)
      throws GeneralSecurityException, IOException {
    SSLSocketFactory tls = TestTls.context(certificate).getSocketFactory();
    return new ScriptedServer(
        socket -> {
          seen.append(ScriptedServer.readHead(socket.getInputStream()));
          ScriptedServer.write(socket, "HTTP/1.1 200 Connection established\r\n\r\n");
          try (SSLSocket inside =
              (SSLSocket) tls.createSocket(socket, "127.0.0.1", socket.getPort(), true)) {
            inside.setUseClientMode(false);
            ScriptedServer.readHead(inside.getInputStream());
            ScriptedServer.write(inside, OK);
          }
        });
  }
}
