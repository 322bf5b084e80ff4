package dev.usagetelemetry.transmit;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * TLS over a connected socket, with a context of our own: the JVM's default context, socket factory
 * and hostname verifier are the server's to set, and it may have set them to trust anybody, or to
 * show its own certificate. Not even sessions are shared; a new context for each exchange also
 * leaves nothing in memory between two days.
 */
class Tls {

  SSLSocket over(Socket connected, String host, int port) throws IOException {
    SSLSocket socket = (SSLSocket) factory().createSocket(connected, host, port, true);
    SSLParameters parameters = socket.getSSLParameters();
    // Without it a socket accepts a trusted certificate of any other host.
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    socket.setSSLParameters(parameters);
    socket.startHandshake();
    return socket;
  }

  /** Trusts the JVM's trust store; has no certificate of its own to show. */
  SSLSocketFactory factory() throws IOException {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, null, null);
      return context.getSocketFactory();
    } catch (GeneralSecurityException noTls) {
      throw new Refusal("this JVM has no usable TLS", noTls);
    }
  }
}
