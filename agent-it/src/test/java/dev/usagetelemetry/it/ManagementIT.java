package dev.usagetelemetry.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.tools.attach.VirtualMachine;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What JMX shows, where the server has JMX. */
class ManagementIT {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final String BEANS = "dev.usagetelemetry:type=Telemetry,*";

  @TempDir Path directory;

  @Test
  @SuppressWarnings("BanJNDI") // a JVM of this test's
  void a_server_with_an_mbean_server_shows_consent_schedule_and_the_last_message()
      throws Exception {
    var tomcat = new Tomcat(Run.newest("tomcat"), directory);
    try (var receiver = new Receiver();
        var process = tomcat.start("first-report=PT2S,interval=PT1H,endpoint=" + receiver.url())) {
      var message = receiver.awaitAny();
      try (var connector = JMXConnectorFactory.connect(local(process))) {
        var server = connector.getMBeanServerConnection();
        var names = server.queryNames(new ObjectName(BEANS), null);
        assertThat(names)
            .extracting(ObjectName::getCanonicalName)
            .containsExactly("dev.usagetelemetry:product=tomcat,type=Telemetry");
        var bean = new Bean(server, names.iterator().next());
        bean.await("LastOutcome", "sent");
        assertThat(bean.text("Product")).isEqualTo("Apache Tomcat");
        assertThat(bean.text("Consent")).isEqualTo("nobody has opted out");
        assertThat(bean.text("Endpoint")).isEqualTo(receiver.url());
        assertThat(Receiver.parse(bean.text("LastMessage"))).isEqualTo(message);
        assertThat(Instant.parse(bean.text("NextReport")))
            .isBetween(Instant.now().plus(Duration.ofMinutes(50)), Instant.now().plus(HOUR));
      }
    }
  }

  private static JMXServiceURL local(JavaProcess process) throws Exception {
    var jvm = VirtualMachine.attach(Long.toString(process.jvm().pid()));
    try {
      return new JMXServiceURL(jvm.startLocalManagementAgent());
    } finally {
      jvm.detach();
    }
  }

  @Test
  void a_server_without_one_does_not_get_it_from_the_agent() throws Exception {
    var store = new EventStore(directory);
    try (var receiver = new Receiver();
        var process = store.startReportingTo(receiver)) {
      receiver.awaitNext(message -> true);
      var classes =
          new JavaCommand(directory)
              .program(
                  Built.jdk().resolve("bin/jcmd"),
                  Long.toString(process.pid()),
                  "GC.class_histogram")
              .run(Duration.ofSeconds(30))
              .out();
      assertThat(classes)
          .contains("dev.usagetelemetry.start.Standing")
          .doesNotContain("com.sun.jmx.mbeanserver.JmxMBeanServer");
    }
  }

  /** A bean in another JVM. */
  private record Bean(MBeanServerConnection server, ObjectName name) {

    String text(String attribute) throws Exception {
      return (String) server.getAttribute(name, attribute);
    }

    void await(String attribute, String value) {
      Awaitility.await().until(() -> text(attribute).equals(value));
    }
  }
}
