package dev.usagetelemetry.transmit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Against endpoints that are down, slow, or not what they should be. */
@Timeout(10)
class TransmissionUnderAdversityTest {

  @AfterEach
  void no_thread_of_ours_remains() {
    assertThat(Sending.ourThreads()).isEmpty();
  }

  @Test
  void an_endpoint_that_refuses_is_a_failure() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }

    assertThat(Sending.send("http://127.0.0.1:" + port + "/"))
        .isEqualTo(Sending.failed("no connection"));
  }

  @Test
  void an_endpoint_that_accepts_nothing_is_given_up() throws Exception {
    List<Socket> queue = new ArrayList<>();
    try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      for (int i = 0; i < 2; i++) {
        queue.add(new Socket(full.getInetAddress(), full.getLocalPort()));
      }
      long before = System.nanoTime();

      assertThat(Sending.send("http://127.0.0.1:" + full.getLocalPort() + "/"))
          .isEqualTo(Sending.failed("timed out"));
      assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(3));
    } finally {
      for (Socket socket : queue) {
        socket.close();
      }
    }
  }

  @Test
  void an_endpoint_that_hangs_is_given_up_in_time() throws Exception {
    try (ScriptedServer hanging = new ScriptedServer(TransmissionUnderAdversityTest::hang)) {
      assertGivenUpInTime("http://127.0.0.1:" + hanging.port() + "/");
    }
  }

  @Test
  void an_endpoint_that_hangs_in_the_tls_handshake_is_given_up_in_time() throws Exception {
    try (ScriptedServer hanging = new ScriptedServer(TransmissionUnderAdversityTest::hang)) {
      assertGivenUpInTime("https://127.0.0.1:" + hanging.port() + "/");
    }
  }

  @Test
  void an_endpoint_that_answers_a_byte_at_a_time_is_given_up_in_time() throws Exception {
    try (ScriptedServer dripping =
        new ScriptedServer(
            socket -> {
              for (char c : "HTTP/1.1 200 OK and so on, and so on".toCharArray()) {
                ScriptedServer.write(socket, Character.toString(c));
                TimeUnit.MILLISECONDS.sleep(100);
              }
            })) {
      assertGivenUpInTime("http://127.0.0.1:" + dripping.port() + "/");
    }
  }

  @Test
  void an_answer_that_breaks_off_is_a_failure() throws Exception {
    assertThat(answerOf("HTTP/1.1 200 OK\r\nServer: x"))
        .isEqualTo(Sending.failed("the answer broke off"));
  }

  @Test
  void an_answer_that_is_not_http_is_a_failure() throws Exception {
    assertThat(answerOf("SSH-2.0-OpenSSH_9.9\r\n\r\n"))
        .isEqualTo(Sending.failed("the answer is not HTTP"));
    assertThat(answerOf("HTTP/1.1 abc\r\n\r\n"))
        .isEqualTo(Sending.failed("the answer is not HTTP"));
    assertThat(answerOf("HTTP/1.1 099 x\r\n\r\n"))
        .isEqualTo(Sending.failed("the answer is not HTTP"));
  }

  @Test
  void interim_answers_are_skipped() throws Exception {
    assertThat(answerOf("HTTP/1.1 103 Early\r\nA: b\r\n\r\nHTTP/1.1 202\r\n\r\n"))
        .isEqualTo(new Outcome.Delivered());
  }

  @Test
  void a_head_without_end_is_not_read_to_its_end() throws Exception {
    assertThat(answerOf("HTTP/1.1 200 OK\r\nX: " + "x".repeat(100_000)))
        .isEqualTo(new Outcome.Delivered());
  }

  @Test
  void a_request_is_sent_once_even_when_the_connection_breaks() throws Exception {
    try (ScriptedServer breaking = new ScriptedServer(socket -> {})) {
      assertThat(Sending.send("http://127.0.0.1:" + breaking.port() + "/"))
          .isInstanceOf(Outcome.Failed.class);
      assertThat(breaking.connections).hasSize(1);
    }
  }

  @Test
  void a_worker_that_cannot_be_stopped_is_left_behind_and_not_joined_by_a_second()
      throws Exception {
    CountDownLatch resolver = new CountDownLatch(1);
    ProxySettings hanging =
        new ProxySettings(
            name -> {
              awaitUninterruptibly(resolver);
              return null;
            },
            name -> null);
    try {
      Transmission transmission = new Transmission(Sending.SHORT, hanging, Sending.CLOCK);
      // An address for documentation: it stands for a name, and is never connected to.
      var consent = Sending.consentTo("https://192.0.2.1/");

      assertThat(transmission.send(consent, Sending.JSON)).isEqualTo(Sending.failed("timed out"));
      assertThat(transmission.send(consent, Sending.JSON))
          .isEqualTo(Sending.failed("the name look-up of an earlier attempt has not returned"));
      assertThat(Sending.ourThreads()).hasSize(1);
    } finally {
      resolver.countDown();
      Awaitility.await().until(() -> Sending.ourThreads().isEmpty());
    }
  }

  @Test
  void an_interrupt_ends_the_attempt_and_stays_set() throws Exception {
    try (ScriptedServer hanging = new ScriptedServer(TransmissionUnderAdversityTest::hang)) {
      Thread.currentThread().interrupt();

      assertThat(Sending.send("http://127.0.0.1:" + hanging.port() + "/"))
          .isInstanceOf(Outcome.Failed.class);
      assertThat(Thread.interrupted()).isTrue();
      Awaitility.await().until(() -> Sending.ourThreads().isEmpty());
    }
  }

  private static void assertGivenUpInTime(String url) {
    long before = System.nanoTime();

    assertThat(Sending.send(url)).isEqualTo(Sending.failed("timed out"));
    assertThat(Duration.ofNanos(System.nanoTime() - before))
        .isBetween(Duration.ofMillis(500), Duration.ofSeconds(3));
  }

  private static Outcome answerOf(String answer) throws Exception {
    try (ScriptedServer server =
        new ScriptedServer(
            socket -> {
              ScriptedServer.readHead(socket.getInputStream());
              socket.getInputStream().readNBytes(Sending.JSON.length);
              ScriptedServer.write(socket, answer);
            })) {
      return Sending.sendInAmpleTime("http://127.0.0.1:" + server.port() + "/");
    }
  }

  private static void hang(Socket socket) throws Exception {
    InputStream in = socket.getInputStream();
    while (in.read() >= 0) {
      // Reads for ever and says nothing.
    }
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    boolean interrupted = false;
    while (latch.getCount() > 0) {
      try {
        latch.await();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
