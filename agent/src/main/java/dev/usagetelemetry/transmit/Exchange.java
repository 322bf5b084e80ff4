package dev.usagetelemetry.transmit;

import java.io.IOException;
import java.net.Socket;
import java.time.Clock;
import java.util.OptionalLong;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** One request and its answer. {@link #run} does it, {@link #end} ends it from another thread. */
final class Exchange implements Runnable {

  private final Connector connector;
  private final PostRequest request;
  private final Clock clock;

  private @Nullable Socket socket;
  private @Nullable Outcome outcome;
  private boolean ended;

  Exchange(Connector connector, PostRequest request, Clock clock) {
    this.connector = connector;
    this.request = request;
    this.clock = clock;
  }

  @Override
  public void run() {
    try {
      conclude(post());
    } catch (Throwable failure) {
      conclude(new Outcome.Failed(Reason.of(failure)));
    } finally {
      close();
    }
  }

  /** Ends it, whatever it is doing, and tells how far it came. Does not wait. */
  synchronized Outcome end() {
    ended = true;
    close();
    return outcome == null ? new Outcome.Failed(Reason.TIMED_OUT) : outcome;
  }

  private Outcome post() throws IOException {
    Socket connected = connector.connect(this::keep);
    request.writeTo(connected.getOutputStream());
    ResponseHead answer = ResponseHead.read(connected.getInputStream());
    Outcome result = judge(answer);
    if (connected instanceof SSLSocket tls) {
      sayGoodbye(tls);
    }
    return result;
  }

  private Outcome judge(ResponseHead answer) {
    if (answer.isSuccess()) {
      return new Outcome.Delivered();
    }
    OptionalLong wait =
        answer
            .retryAfter()
            .map(value -> RetryAfter.seconds(value, clock))
            .orElseGet(OptionalLong::empty);
    String note = answer.isRedirect() ? ", a redirect, which is not followed" : "";
    return new Outcome.Failed("status " + answer.status() + note, wait);
  }

  /** Tells the peer that the end is meant. Its own goodbye is not waited for. */
  private static void sayGoodbye(SSLSocket tls) {
    try {
      tls.shutdownOutput();
    } catch (IOException answerIsHereAnyway) {
      // Nothing depends on it.
    }
  }

  private synchronized void keep(Socket next) throws IOException {
    if (ended) {
      next.close();
      throw new Refusal("ended");
    }
    socket = next;
  }

  private synchronized void conclude(Outcome result) {
    if (outcome == null) {
      outcome = result;
    }
  }

  /**
   * Closes the TCP socket, also below TLS: to close a TLS socket is to speak with the peer, and can
   * take as long as the peer likes.
   */
  private synchronized void close() {
    if (socket == null) {
      return;
    }
    try {
      socket.close();
    } catch (IOException alreadyGone) {
      // As wanted.
    }
  }
}
