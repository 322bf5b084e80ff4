package dev.usagetelemetry.transmit;

import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Objects;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/** TLS with the certificates in the test resources, each valid for 100 years and self-signed. */
final class TestTls {

  /** For localhost and 127.0.0.1. */
  static final String HERE = "localhost.p12";

  /** For elsewhere.example. */
  static final String ELSEWHERE = "elsewhere.p12";

  private static final char[] PASSWORD = "changeit".toCharArray();

  private TestTls() {}

  /** Shows the certificate, and trusts it. */
  static SSLContext context(String certificate) throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = TestTls.class.getResourceAsStream(certificate)) {
      store.load(Objects.requireNonNull(in), PASSWORD);
    }
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(store, PASSWORD);
    // As a store of trusted certificates, since a key entry is not trusted.
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("it", store.getCertificate(store.aliases().nextElement()));
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }

  /** The agent's TLS, trusting that certificate instead of the JVM's. */
  static Tls trusting(String certificate) {
    return new Tls() {
      @Override
      SSLSocketFactory factory() throws IOException {
        try {
          return context(certificate).getSocketFactory();
        } catch (GeneralSecurityException e) {
          throw new IOException(e);
        }
      }
    };
  }
}
