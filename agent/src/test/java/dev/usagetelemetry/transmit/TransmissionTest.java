package dev.usagetelemetry.transmit;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.binaryEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToIgnoreCase;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against an endpoint that speaks HTTP as it should. */
class TransmissionTest {

  @RegisterExtension
  private static final WireMockExtension ENDPOINT =
      WireMockExtension.newInstance()
          .options(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"))
          .build();

  @RegisterExtension
  private static final WireMockExtension OTHER_HOST =
      WireMockExtension.newInstance()
          .options(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"))
          .build();

  @AfterEach
  void no_thread_of_ours_remains() {
    assertThat(Sending.ourThreads()).isEmpty();
  }

  @Test
  void the_compact_json_is_posted_and_nothing_is_said_of_the_machine() {
    answer(aResponse().withStatus(204));

    assertThat(Sending.sendInAmpleTime(url("/v1/t?a=b%20c"))).isEqualTo(new Outcome.Delivered());
    ENDPOINT.verify(
        postRequestedFor(urlEqualTo("/v1/t?a=b%20c"))
            .withHeader("Content-Type", equalToIgnoreCase("application/json; charset=utf-8"))
            .withHeader("Content-Length", equalTo(Integer.toString(Sending.JSON.length)))
            .withHeader("Host", equalTo("127.0.0.1:" + ENDPOINT.getPort()))
            .withHeader("User-Agent", equalTo("usage-telemetry-agent"))
            .withHeader("Connection", equalTo("close"))
            .withHeader("Cookie", absent())
            .withHeader("Authorization", absent())
            .withRequestBody(binaryEqualTo(Sending.JSON)));
  }

  @Test
  void an_endpoint_without_a_path_is_posted_to_at_the_root() {
    answer(aResponse().withStatus(200));

    Sending.sendInAmpleTime("http://127.0.0.1:" + ENDPOINT.getPort());

    ENDPOINT.verify(postRequestedFor(urlEqualTo("/")));
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 201, 202, 204, 299})
  void any_2xx_status_is_a_success(int status) {
    answer(aResponse().withStatus(status));

    assertThat(Sending.sendInAmpleTime(url("/"))).isEqualTo(new Outcome.Delivered());
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 404, 407, 413, 500, 503})
  void any_other_status_is_a_failure(int status) {
    answer(aResponse().withStatus(status));

    assertThat(Sending.sendInAmpleTime(url("/"))).isEqualTo(Sending.failed("status " + status));
  }

  @Test
  void retry_after_is_told_in_seconds() {
    answer(aResponse().withStatus(429).withHeader("Retry-After", "120"));

    assertThat(Sending.sendInAmpleTime(url("/")))
        .isEqualTo(new Outcome.Failed("status 429", OptionalLong.of(120)));
  }

  @Test
  void retry_after_is_told_in_seconds_when_it_is_a_date() {
    answer(aResponse().withStatus(503).withHeader("Retry-After", "Thu, 01 Jan 2026 00:05:00 GMT"));

    assertThat(Sending.sendInAmpleTime(url("/")))
        .isEqualTo(new Outcome.Failed("status 503", OptionalLong.of(300)));
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void a_redirect_is_not_followed(int status) {
    answer(
        aResponse()
            .withStatus(status)
            .withHeader("Location", "http://127.0.0.1:" + OTHER_HOST.getPort() + "/"));

    assertThat(Sending.sendInAmpleTime(url("/")))
        .isEqualTo(Sending.failed("status " + status + ", a redirect, which is not followed"));
    assertThat(OTHER_HOST.getAllServeEvents()).isEmpty();
    assertThat(ENDPOINT.getAllServeEvents()).hasSize(1);
  }

  @Test
  void a_big_answer_is_not_read() {
    answer(aResponse().withStatus(200).withBody(new byte[8 << 20]));

    assertThat(Sending.sendInAmpleTime(url("/"))).isEqualTo(new Outcome.Delivered());
  }

  private static void answer(ResponseDefinitionBuilder response) {
    ENDPOINT.stubFor(post(anyUrl()).willReturn(response));
  }

  private static String url(String path) {
    return "http://127.0.0.1:" + ENDPOINT.getPort() + path;
  }
}
