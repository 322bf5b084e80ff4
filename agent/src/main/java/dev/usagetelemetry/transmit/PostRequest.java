package dev.usagetelemetry.transmit;

import dev.usagetelemetry.disclose.Endpoint;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * One HTTP/1.1 POST of JSON. It says nothing of the machine: the JDK's own clients would send the
 * exact Java version.
 */
final class PostRequest {

  private final Endpoint endpoint;
  private final byte[] json;

  PostRequest(Endpoint endpoint, byte[] json) {
    this.endpoint = endpoint;
    this.json = json.clone();
  }

  /** Writes head and body at once, so that they travel in as few packets as they can. */
  void writeTo(OutputStream out) throws IOException {
    byte[] head = head().getBytes(StandardCharsets.US_ASCII);
    byte[] request = new byte[head.length + json.length];
    System.arraycopy(head, 0, request, 0, head.length);
    System.arraycopy(json, 0, request, head.length, json.length);
    out.write(request);
    out.flush();
  }

  private String head() {
    return String.join(
        "\r\n",
        "POST " + target() + " HTTP/1.1",
        "Host: " + hostAndPort(),
        "User-Agent: usage-telemetry-agent",
        "Content-Type: application/json; charset=utf-8",
        "Content-Length: " + json.length,
        "Connection: close",
        "",
        "");
  }

  private String target() {
    URI uri = endpoint.uri();
    String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
  }

  private String hostAndPort() {
    URI uri = endpoint.uri();
    return uri.getPort() == -1 ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
  }
}
