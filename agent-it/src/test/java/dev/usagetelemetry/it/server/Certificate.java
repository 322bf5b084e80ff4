package dev.usagetelemetry.it.server;

import dev.usagetelemetry.it.Built;
import dev.usagetelemetry.it.JavaCommand;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** A certificate for servers that are to have TLS. */
final class Certificate {

  static final String PASSWORD = "changeit";

  private Certificate() {}

  /** A key store in PKCS #12 with a certificate that signs itself. */
  static Path in(Path directory) throws IOException {
    var file = directory.resolve("PLANTED-keys.p12");
    var made =
        new JavaCommand(directory)
            .program(Built.jdk().resolve("bin/keytool"), "-genkeypair", "-keyalg", "EC")
            .argument("-alias", "x", "-dname", "CN=PLANTED-host", "-ext", "SAN=ip:127.0.0.1")
            .argument("-storetype", "PKCS12", "-keystore", file.toString())
            .argument("-storepass", PASSWORD)
            .run(Duration.ofSeconds(30));
    if (made.exit() != 0) {
      throw new IOException("no certificate: " + made.out());
    }
    return file;
  }
}
