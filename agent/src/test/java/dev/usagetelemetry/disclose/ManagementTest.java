package dev.usagetelemetry.disclose;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

class ManagementTest {

  /** Says of each attribute its name. */
  static final class Bean implements TelemetryMXBean {
    @Override
    public String getProduct() {
      return "product";
    }

    @Override
    public String getConsent() {
      return "consent";
    }

    @Override
    public String getEndpoint() {
      return "endpoint";
    }

    @Override
    public String getNextReport() {
      return "next";
    }

    @Override
    public String getLastOutcome() {
      return "outcome";
    }

    @Override
    public String getLastMessage() {
      return "message";
    }
  }

  @Test
  void without_an_mbean_server_of_the_jvm_nothing_is_registered_and_none_is_made()
      throws Exception {
    var management = new Management(() -> new Class<?>[] {String.class});
    management.offer(new Bean(), "nowhere");
    assertThat(ManagementFactory.getPlatformMBeanServer().isRegistered(name("nowhere"))).isFalse();
  }

  @Test
  void where_there_is_one_the_bean_is_registered_once_and_can_be_read() throws Exception {
    var server = ManagementFactory.getPlatformMBeanServer();
    var management = new Management(() -> new Class<?>[] {server.getClass()});
    management.offer(new Bean(), "somewhere");
    management.offer(new Bean(), "somewhere");
    assertThat(server.getAttribute(name("somewhere"), "Consent")).isEqualTo("consent");
    assertThat(server.getAttribute(name("somewhere"), "LastMessage")).isEqualTo("message");
    server.unregisterMBean(name("somewhere"));
  }

  private static ObjectName name(String product) throws Exception {
    return new ObjectName("dev.usagetelemetry:type=Telemetry,product=" + product);
  }
}
