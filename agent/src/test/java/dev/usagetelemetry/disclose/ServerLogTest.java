package dev.usagetelemetry.disclose;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerLogTest {

  private static final String TEXT = "Telemetry {} {0} %s ${java:version}\nsecond line";

  private final Path configuration;

  ServerLogTest(@TempDir Path configuration) {
    this.configuration = configuration;
  }

  @Test
  void logback_gets_the_text_as_it_is() throws Exception {
    try (LoggingFramework logback = logback("INFO")) {
      logback.use("org.slf4j.LoggerFactory");

      assertThat(logback.log(LogRoute.SLF4J).info(TEXT)).isTrue();
      assertThat(serverLog()).isEqualTo("usage.telemetry|" + TEXT + "\n");
    }
  }

  @Test
  void a_logger_that_would_filter_the_text_is_passed_over() throws Exception {
    try (LoggingFramework logback = logback("WARN")) {
      logback.use("org.slf4j.LoggerFactory");

      assertThat(logback.log(LogRoute.SLF4J).info(TEXT)).isFalse();
      assertThat(serverLog()).isEmpty();
    }
  }

  @Test
  void a_framework_that_the_server_has_not_loaded_is_not_used() throws Exception {
    try (LoggingFramework logback = logback("INFO")) {
      assertThat(logback.log(LogRoute.SLF4J).info(TEXT)).isFalse();
      assertThat(configuration.resolve("server.log")).doesNotExist();
    }
  }

  @Test
  void slf4j_without_a_binding_is_no_log() throws Exception {
    try (LoggingFramework alone = new LoggingFramework("slf4j-alone", configuration)) {
      alone.use("org.slf4j.LoggerFactory");

      assertThat(alone.log(LogRoute.SLF4J).info(TEXT)).isFalse();
    }
  }

  @Test
  void a_copy_of_slf4j_under_names_of_the_servers_own_gets_the_text() {
    Class<?>[] loaded = {dev.usagetelemetry.disclose.moved.org.slf4j.LoggerFactory.class};
    var log =
        new ServerLog(
            getClass().getClassLoader(),
            List.of(LogRoute.SLF4J, LogRoute.slf4jBelow("dev.usagetelemetry.disclose.moved")),
            () -> loaded);

    assertThat(log.info(TEXT)).isTrue();
    assertThat(dev.usagetelemetry.disclose.moved.org.slf4j.LoggerFactory.LINES)
        .containsExactly("usage.telemetry|{}|" + TEXT);
  }

  @Test
  void a_logger_that_the_server_hands_out_gets_the_text() {
    var lines = new ArrayList<String>();
    var log =
        new ServerLog(
            getClass().getClassLoader(),
            List.of(LogRoute.through(text -> false), LogRoute.through(lines::add)),
            () -> new Class<?>[0]);

    assertThat(log.info(TEXT)).isTrue();
    assertThat(lines).containsExactly(TEXT);
  }

  @Test
  void log4j_gets_the_text_through_the_context_that_the_server_made() throws Exception {
    try (LoggingFramework log4j = log4j("INFO")) {
      serverLogsItself(log4j);

      assertThat(log4j.log(LogRoute.LOG4J2).info(TEXT)).isTrue();
      assertThat(serverLog()).isEqualTo("server|started\nusage.telemetry|" + TEXT + "\n");
      assertThat(contexts(log4j)).hasSize(1);
    }
  }

  @Test
  void log4j_behind_slf4j_does_not_get_a_second_context_either() throws Exception {
    try (LoggingFramework log4j = log4j("INFO")) {
      serverLogsItself(log4j);
      log4j.use("org.slf4j.LoggerFactory");

      assertThat(log4j.log(LogRoute.SLF4J).info(TEXT)).isTrue();
      // The appender truncates when it is opened: a second context would have lost this line.
      assertThat(serverLog()).startsWith("server|started\n").contains(TEXT);
      assertThat(contexts(log4j)).hasSize(1);
    }
  }

  @Test
  void log4j_is_found_from_a_child_of_the_loader_that_its_context_belongs_to() throws Exception {
    try (LoggingFramework log4j = log4j("INFO");
        var webapp = new URLClassLoader(new URL[0], log4j.loader())) {
      serverLogsItself(log4j);

      ServerLog log = new ServerLog(webapp, LogRoute.DEFAULT_ORDER, log4j::loaded);

      assertThat(log.info(TEXT)).isTrue();
      assertThat(serverLog()).contains("usage.telemetry|" + TEXT);
      assertThat(contexts(log4j)).hasSize(1);
    }
  }

  @Test
  void log4j_that_has_no_context_yet_is_not_given_one() throws Exception {
    try (LoggingFramework log4j = log4j("INFO")) {
      log4j.use("org.apache.logging.log4j.LogManager");

      assertThat(log4j.log(LogRoute.LOG4J2).info(TEXT)).isFalse();
      assertThat(contexts(log4j)).isEmpty();
      assertThat(configuration.resolve("server.log")).doesNotExist();
    }
  }

  @Test
  void log4j_that_would_filter_the_text_is_passed_over() throws Exception {
    try (LoggingFramework log4j = log4j("ERROR")) {
      serverLogsItself(log4j);

      assertThat(log4j.log(LogRoute.LOG4J2, LogRoute.SLF4J).info(TEXT)).isFalse();
    }
  }

  @Test
  void jboss_logging_gets_the_text_as_it_is() throws Exception {
    try (LoggingFramework jboss = new LoggingFramework("jboss", configuration);
        JulProbe probe = new JulProbe()) {
      jboss.use("org.jboss.logging.Logger");

      assertThat(jboss.log(LogRoute.JBOSS).info(TEXT)).isTrue();
      assertThat(probe.texts).containsExactly(TEXT);
    }
  }

  @Test
  void the_jdks_logging_gets_the_text_as_it_is() throws Exception {
    try (JulProbe probe = new JulProbe()) {
      assertThat(julOnly().info(TEXT)).isTrue();
      assertThat(probe.texts).containsExactly(TEXT);
    }
  }

  @Test
  void the_jdks_logging_is_passed_over_when_it_would_filter_the_text() throws Exception {
    try (JulProbe probe = new JulProbe()) {
      probe.logger.setLevel(Level.WARNING);

      assertThat(julOnly().info(TEXT)).isFalse();
    }
  }

  @Test
  void the_first_route_that_works_is_the_only_one() throws Exception {
    try (LoggingFramework logback = logback("INFO");
        JulProbe probe = new JulProbe()) {
      logback.use("org.slf4j.LoggerFactory");
      logback.use("java.util.logging.Logger");

      assertThat(logback.log(LogRoute.SLF4J, LogRoute.JUL).info(TEXT)).isTrue();
      assertThat(probe.texts).isEmpty();
    }
  }

  @Test
  void the_context_class_loader_is_the_servers_during_the_call_and_ours_after_it()
      throws Exception {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    List<ClassLoader> during = new ArrayList<>();
    try (LoggingFramework jboss = new LoggingFramework("jboss", configuration);
        JulProbe probe = new JulProbe()) {
      jboss.use("java.util.logging.Logger");
      probe.onPublish = () -> during.add(thread.getContextClassLoader());

      jboss.log(LogRoute.JUL).info(TEXT);

      assertThat(during).containsExactly(jboss.loader());
      assertThat(thread.getContextClassLoader()).isSameAs(before);
    }
  }

  @Test
  void a_log_that_throws_is_no_log() throws Exception {
    try (JulProbe probe = new JulProbe()) {
      probe.onPublish =
          () -> {
            throw new StackOverflowError();
          };

      assertThat(julOnly().info(TEXT)).isFalse();
    }
  }

  private static ServerLog julOnly() {
    return new ServerLog(
        ClassLoader.getPlatformClassLoader(),
        LogRoute.DEFAULT_ORDER,
        () -> new Class<?>[] {Logger.class});
  }

  private LoggingFramework logback(String level) throws IOException {
    Files.writeString(
        configuration.resolve("logback.xml"),
        """
        <configuration>
          <statusListener class="ch.qos.logback.core.status.NopStatusListener"/>
          <appender name="F" class="ch.qos.logback.core.FileAppender">
            <file>%s</file>
            <encoder><pattern>%%logger|%%msg%%n</pattern></encoder>
          </appender>
          <root level="%s"><appender-ref ref="F"/></root>
        </configuration>
        """
            .formatted(configuration.resolve("server.log"), level));
    return new LoggingFramework("logback", configuration);
  }

  private LoggingFramework log4j(String level) throws IOException {
    Files.writeString(
        configuration.resolve("log4j2.xml"),
        """
        <Configuration status="OFF">
          <Appenders>
            <File name="F" fileName="%s" append="false">
              <PatternLayout pattern="%%c|%%m%%n"/>
            </File>
          </Appenders>
          <Loggers>
            <Root level="%s"><AppenderRef ref="F"/></Root>
          </Loggers>
        </Configuration>
        """
            .formatted(configuration.resolve("server.log"), level));
    return new LoggingFramework("log4j2", configuration);
  }

  /** What a server's code does: its class is in the loader, and so its context is keyed by it. */
  private static void serverLogsItself(LoggingFramework log4j) throws Exception {
    Class<?> logManager = log4j.use("org.apache.logging.log4j.LogManager");
    Object context =
        logManager
            .getMethod("getContext", ClassLoader.class, boolean.class)
            .invoke(null, log4j.loader(), false);
    Class<?> contextApi = log4j.use("org.apache.logging.log4j.spi.LoggerContext");
    Object logger = contextApi.getMethod("getLogger", String.class).invoke(context, "server");
    Class<?> api = log4j.use("org.apache.logging.log4j.Logger");
    api.getMethod("info", String.class).invoke(logger, "started");
  }

  private static List<?> contexts(LoggingFramework log4j) throws Exception {
    Object factory =
        log4j.use("org.apache.logging.log4j.LogManager").getMethod("getFactory").invoke(null);
    Object selector = factory.getClass().getMethod("getSelector").invoke(factory);
    Class<?> api = log4j.use("org.apache.logging.log4j.core.selector.ContextSelector");
    return (List<?>) api.getMethod("getLoggerContexts").invoke(selector);
  }

  private String serverLog() throws IOException {
    return Files.readString(configuration.resolve("server.log"));
  }
}
