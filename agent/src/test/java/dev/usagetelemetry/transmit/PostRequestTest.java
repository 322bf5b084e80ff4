package dev.usagetelemetry.transmit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usagetelemetry.disclose.Endpoint;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PostRequestTest {

  @Test
  void this_is_all_that_leaves_the_machine() throws IOException {
    ByteArrayOutputStream wire = new ByteArrayOutputStream();

    new PostRequest(
            Endpoint.of("https://telemetry.example.org:8443/v1/zażółć?a=b"),
            "{\"a\":1}".getBytes(StandardCharsets.UTF_8))
        .writeTo(wire);

    assertThat(wire.toString(StandardCharsets.UTF_8).lines())
        .containsExactly(
            "POST /v1/za%C5%BC%C3%B3%C5%82%C4%87?a=b HTTP/1.1",
            "Host: telemetry.example.org:8443",
            "User-Agent: usage-telemetry-agent",
            "Content-Type: application/json; charset=utf-8",
            "Content-Length: 7",
            "Connection: close",
            "",
            "{\"a\":1}");
    assertThat(wire.toString(StandardCharsets.UTF_8).replace("\r\n", "")).doesNotContain("\n");
  }
}
