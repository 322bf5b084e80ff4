package dev.usagetelemetry.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OurLinesTest {

  private static final String LOG =
      """
      12:00:00 INFO server is up
      12:00:00 INFO
      Telemetry
      ---------
      To improve your experience, X collects usage data; it is anonymous, and Y collects it.
      Nothing is sent, since no endpoint is set.
      For more information, see https://example.com/x
      12:00:01 INFO planted by the server itself
      12:00:02 INFO Sending usage telemetry to https://example.com:
      {
        "version": "1.0"
      }
      12:00:03 INFO Usage telemetry: left out, as they could not be read: queues
      12:00:04 INFO something else
      """;

  @Test
  void what_the_agent_wrote_is_told_from_what_the_server_wrote() {
    assertThat(OurLines.in(LOG)).hasSize(3);
    assertThat(String.join("", OurLines.in(LOG))).doesNotContain("12:00", "server", "else");
  }

  @Test
  void the_disclosure_is_counted() {
    assertThat(OurLines.disclosures(LOG)).isEqualTo(1);
    assertThat(OurLines.disclosures(LOG + LOG)).isEqualTo(2);
  }

  @Test
  void a_line_that_is_neither_disclosure_nor_message_is_a_complaint() {
    assertThat(OurLines.complaints(LOG))
        .containsExactly("Usage telemetry: left out, as they could not be read: queues");
  }
}
