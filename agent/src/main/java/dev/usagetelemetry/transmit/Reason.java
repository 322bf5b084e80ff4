package dev.usagetelemetry.transmit;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * A failure in a few words. The messages of the JDK's exceptions are never passed on: they hold
 * host names, addresses and parts of certificates.
 */
final class Reason {

  static final String TIMED_OUT = "timed out";

  private Reason() {}

  static String of(Throwable failure) {
    if (failure instanceof Refusal refusal) {
      return String.valueOf(refusal.getMessage());
    }
    if (failure instanceof UnknownHostException) {
      return "host name not found";
    }
    if (failure instanceof SocketTimeoutException) {
      return TIMED_OUT;
    }
    if (failure instanceof ConnectException || failure instanceof NoRouteToHostException) {
      return "no connection";
    }
    if (failure instanceof SSLException) {
      return isAboutCertificate(failure) ? "certificate not trusted" : "no agreement on TLS";
    }
    return "connection broken (" + failure.getClass().getSimpleName() + ")";
  }

  private static boolean isAboutCertificate(@Nullable Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof CertificateException) {
        return true;
      }
    }
    return false;
  }
}
