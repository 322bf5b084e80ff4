package dev.usagetelemetry.transmit;

import dev.usagetelemetry.disclose.Consent;
import dev.usagetelemetry.instrument.GuestThread;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Posts a message: the one place in this program that opens a connection or looks a name up, and it
 * takes a {@link Consent.Granted} to get in.
 *
 * <p>It speaks HTTP/1.1 itself, over a socket. The JDK's clients are shared with the server that we
 * are a guest of: {@code HttpURLConnection} hands our URI to the server's {@code CookieHandler} and
 * sends the cookies that it answers with (a user's name, say), is made by the server's {@code
 * URLStreamHandlerFactory}, can send a POST twice when a connection breaks, and starts the JDK's
 * logging; {@code java.net.http.HttpClient} leaves a thread that wakes every 3 s. One POST whose
 * answer is a status line needs none of that.
 *
 * <p>The work is done on a thread of its own, because a name look-up cannot be interrupted: the
 * caller is back when the time is up, whatever happens. The socket is closed from outside, so that
 * the thread ends as well; only one that is stuck in a look-up stays until the resolver returns,
 * and then ends without connecting. While it is stuck, no second one is begun.
 *
 * <p>What cannot be kept apart: the JVM's trust store ({@code javax.net.ssl.trustStore}), its
 * security providers and {@code jdk.tls.*} properties, its name resolver, and a {@code
 * SocketImplFactory}.
 */
public final class Transmission {

  /** For a thread whose socket has been closed to notice it; it takes well under a millisecond. */
  private static final Duration TO_LEAVE = Duration.ofMillis(500);

  private final Deadlines deadlines;
  private final ProxySettings proxies;
  private final Clock clock;
  private final Tls tls;
  private @Nullable Thread stuck;

  /**
   * One that trusts whom the JVM trusts.
   *
   * @param clock reads a {@code Retry-After} that is a date
   */
  public Transmission(Deadlines deadlines, ProxySettings proxies, Clock clock) {
    this(deadlines, proxies, clock, new Tls());
  }

  Transmission(Deadlines deadlines, ProxySettings proxies, Clock clock, Tls tls) {
    this.deadlines = deadlines;
    this.proxies = proxies;
    this.clock = clock;
    this.tls = tls;
  }

  /**
   * Posts once, and returns within {@link Deadlines#whole} and half a second. A redirect is not
   * followed, not even on the same host: a message goes where the log says that it goes, or
   * nowhere. An interrupt ends the attempt and stays set.
   *
   * @param json the compact message in UTF-8
   */
  public synchronized Outcome send(Consent.Granted consent, byte[] json) {
    if (stuck != null && stuck.isAlive()) {
      return new Outcome.Failed("the name look-up of an earlier attempt has not returned");
    }
    Exchange exchange =
        new Exchange(
            new Connector(consent.endpoint(), proxies, deadlines.connect(), tls),
            new PostRequest(consent.endpoint(), json),
            clock);
    Thread worker = GuestThread.of("usage-telemetry-transmission", exchange);
    worker.start();
    boolean inTime = await(worker, deadlines.whole());
    Outcome outcome = exchange.end();
    boolean left = inTime || await(worker, TO_LEAVE);
    stuck = left ? null : worker;
    return outcome;
  }

  private static boolean await(Thread thread, Duration atMost) {
    try {
      thread.join(Math.max(1, atMost.toMillis()));
      return !thread.isAlive();
    } catch (InterruptedException fromTheServer) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
