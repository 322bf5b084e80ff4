package dev.usagetelemetry.it.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usagetelemetry.it.Built;
import dev.usagetelemetry.it.JavaCommand;
import dev.usagetelemetry.it.Receiver;
import dev.usagetelemetry.it.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that no profile knows: the JDK's own HTTP server in a program of one file. */
class NamedServerIT {

  private static final String PROGRAM =
      """
      import com.sun.net.httpserver.HttpServer;
      import java.net.InetAddress;
      import java.net.InetSocketAddress;

      class Listener {
        public static void main(String[] args) throws Exception {
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0).start();
          System.out.println("listening");
        }
      }
      """;

  @TempDir Path directory;

  @Test
  void it_reports_version_uptime_and_environment_once_it_has_listened_for_a_minute()
      throws Exception {
    try (var receiver = new Receiver();
        var named =
            listener()
                .agent(Settings.reportingTo(receiver) + ",version=2.4.1")
                .variable("USAGE_TELEMETRY_PRODUCT", "My Server")
                .start();
        var nameless = listener().agent(Settings.reportingTo(receiver)).start()) {
      named.awaitOnConsole("listening");
      nameless.awaitOnConsole("listening");
      var began = System.nanoTime();
      named.awaitOnConsole("My Server collects usage data");
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofSeconds(50));
      var message = receiver.awaitAny();
      assertThat(message.propertyNames()).containsExactly("version", "uptime", "environment");
      assertThat(message.at("/version").asString()).isEqualTo("2.4.1");
      assertThat(message.at("/uptime").asString()).startsWith("00:01:");
      assertThat(named.err()).contains("MY_SERVER_TELEMETRY_OPTOUT to true");

      assertThat(nameless.isAlive()).isTrue();
      assertThat(nameless.console()).doesNotContain("elemetry\n-");
    }
  }

  private JavaCommand listener() throws IOException {
    var source = Files.writeString(directory.resolve("Listener.java"), PROGRAM);
    return new JavaCommand(directory).program(Built.jdk().resolve("bin/java"), source.toString());
  }
}
