package dev.usagetelemetry.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.usagetelemetry.disclose.ConsoleMode;
import dev.usagetelemetry.disclose.Endpoint;
import dev.usagetelemetry.disclose.OptOut;
import dev.usagetelemetry.report.Precision;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsReaderTest {

  private final FakeProcess process = new FakeProcess();
  private final Path folder;

  SettingsReaderTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void with_nothing_set_there_are_the_defaults() throws BadSetting {
    assertThat(read(null))
        .isEqualTo(
            new Settings(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Precision.EXACT,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                ConsoleMode.AUTO,
                List.of()));
  }

  @Test
  void each_setting_can_be_given_as_an_argument() throws BadSetting {
    Settings settings =
        read(
            "endpoint=https://example.org/t?a=b, product = Apache Kafka ,company=Example,"
                + "more-information=https://example.org/more,opt-out-variable=NO_THANKS,"
                + "profiles=a.json"
                + File.pathSeparator
                + "b c,first-report=PT1S,interval=P1D,console=Never,version=2.4.1,precision=coarse,rotation=2,"
                + "ledger=ledger.json");

    assertThat(settings)
        .isEqualTo(
            new Settings(
                Optional.of(Endpoint.of("https://example.org/t?a=b")),
                Optional.of("Apache Kafka"),
                Optional.of("Example"),
                Optional.of("https://example.org/more"),
                Optional.of("NO_THANKS"),
                List.of(new File("a.json"), new File("b c")),
                Optional.of(Duration.ofSeconds(1)),
                Optional.of(Duration.ofDays(1)),
                Optional.of("2.4.1"),
                Precision.COARSE,
                Optional.of("2"),
                Optional.of(new File("ledger.json")),
                Optional.empty(),
                ConsoleMode.NEVER,
                List.of()));
  }

  @Test
  void arguments_win_over_properties_over_environment_over_the_file() throws Exception {
    config("product=file\ncompany=file\nfirst-report=PT4S\ninterval=PT4S\n");
    process.variables.put("USAGE_TELEMETRY_PRODUCT", "environment");
    process.variables.put("USAGE_TELEMETRY_COMPANY", "environment");
    process.variables.put("USAGE_TELEMETRY_FIRST_REPORT", "PT3S");
    process.properties.put("usage.telemetry.product", "property");
    process.properties.put("usage.telemetry.company", "property");

    Settings settings = read("product=argument");

    assertThat(settings.product()).contains("argument");
    assertThat(settings.company()).contains("property");
    assertThat(settings.firstReport()).contains(Duration.ofSeconds(3));
    assertThat(settings.interval()).contains(Duration.ofSeconds(4));
  }

  @Test
  void an_empty_value_is_no_value() throws BadSetting {
    process.variables.put("USAGE_TELEMETRY_ENDPOINT", "");
    process.properties.put("usage.telemetry.console", " ");
    process.variables.put("USAGE_TELEMETRY_CONSOLE", "always");

    assertThat(read(" ").endpoint()).isEmpty();
    assertThat(read("console=").console()).isEqualTo(ConsoleMode.ALWAYS);
  }

  @Test
  void everything_said_about_opting_out_is_kept_wherever_it_is_said() throws Exception {
    config("optout=yes\n");
    process.properties.put("usage.telemetry.optout", "maybe");

    assertThat(read("optout=false").optOuts())
        .containsExactly(
            new OptOut("optout in the agent's arguments", "false"),
            new OptOut("optout in the system properties", "maybe"),
            new OptOut("optout in the configuration file", "yes"));
  }

  @Test
  void the_environments_own_opt_out_is_left_to_consent() throws BadSetting {
    process.variables.put("USAGE_TELEMETRY_OPTOUT", "true");

    assertThat(read(null).optOuts()).isEmpty();
  }

  @Test
  void properties_and_variables_of_others_with_our_prefix_do_no_harm() throws BadSetting {
    process.variables.put("USAGE_TELEMETRY_SERVICE_HOST", "10.0.0.1");
    process.properties.put("usage.telemetry.colour", "blue");

    assertThat(read(null)).isNotNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          endpont=https://example.org/ | setting endpont in the agent's arguments is not known, did you mean "endpoint"?
          Console=auto          | setting console in the agent's arguments is not known, did you mean "console"?
          first_report=PT1H     | setting first_report in the agent's arguments is not known, did you mean "first-report"?
          WARNING=1             | setting warning in the agent's arguments is not known, valid here: endpoint, product, company, more-information, opt-out-variable, profiles, first-report, interval, console, config, optout, version, precision, rotation, ledger
          /home/bob=1           | setting (not a name) in the agent's arguments is not known, valid here: endpoint, product, company, more-information, opt-out-variable, profiles, first-report, interval, console, config, optout, version, precision, rotation, ledger
          console=auto,console=never | setting console in the agent's arguments is given twice
          console=sometimes     | setting console in the agent's arguments is not auto, always or never
          interval=24h          | setting interval in the agent's arguments is not an ISO-8601 duration from PT0.1S to P3650D, such as PT24H
          interval=PT0S         | setting interval in the agent's arguments is not an ISO-8601 duration from PT0.1S to P3650D, such as PT24H
          first-report=-PT1H    | setting first-report in the agent's arguments is not an ISO-8601 duration from PT0.1S to P3650D, such as PT24H
          interval=P999999999D  | setting interval in the agent's arguments is not an ISO-8601 duration from PT0.1S to P3650D, such as PT24H
          opt-out-variable=2BAD | setting opt-out-variable in the agent's arguments is not the name of an environment variable
          opt-out-variable=A-B  | setting opt-out-variable in the agent's arguments is not the name of an environment variable
          more-information=here | setting more-information in the agent's arguments is not an http or https URL
          more-information=javascript:alert(1) | setting more-information in the agent's arguments is not an http or https URL
          endpoint=http://example.org/ | setting endpoint in the agent's arguments must be https, since its host is not localhost, 127.x.x.x or [::1]
          endpoint=https://a:secret@example.org/ | setting endpoint in the agent's arguments must not hold a user name or password
          config=/no/such/file  | setting config in the agent's arguments names no file of at most 64 KiB
          """)
  void a_bad_setting_is_one_line_that_names_it_its_place_and_what_is_wrong(
      String arguments, String message) {
    assertThatExceptionOfType(BadSetting.class)
        .isThrownBy(() -> read(arguments))
        .withMessage(message);
  }

  @Test
  void what_is_no_key_and_value_is_not_repeated() {
    assertThatExceptionOfType(BadSetting.class)
        .isThrownBy(() -> read("product=Kafka,p4ss/word"))
        .withMessageStartingWith(
            "setting (not a name) in the agent's arguments has no value; they are"
                + " key=value,key=value");
  }

  @Test
  void a_bad_setting_says_which_place_it_came_from() throws IOException {
    process.variables.put("USAGE_TELEMETRY_CONSOLE", "x");
    assertThatExceptionOfType(BadSetting.class)
        .isThrownBy(() -> read(null))
        .withMessage("setting console in the environment is not auto, always or never");

    process.properties.put("usage.telemetry.console", "x");
    assertThatExceptionOfType(BadSetting.class)
        .isThrownBy(() -> read(null))
        .withMessage("setting console in the system properties is not auto, always or never");

    config("colour=blue");
    assertThatExceptionOfType(BadSetting.class)
        .isThrownBy(() -> read(null))
        .withMessageStartingWith(
            "setting colour in the configuration file is not known, valid here: ");
  }

  @Test
  void text_that_would_break_out_of_its_line_is_refused() {
    process.properties.put("usage.telemetry.product", "a\nb");

    assertThatExceptionOfType(BadSetting.class)
        .isThrownBy(() -> read(null))
        .withMessage("setting product in the system properties holds a control character");
  }

  @Test
  void a_configuration_file_is_read_in_utf_8() throws Exception {
    config("company=Żółć\n");

    assertThat(read(null).company()).contains("Żółć");
  }

  @Test
  void a_configuration_file_names_no_further_one() throws IOException {
    config("config=other\n");

    assertThatExceptionOfType(BadSetting.class)
        .isThrownBy(() -> read(null))
        .withMessage("setting config in the configuration file cannot name a further file");
  }

  @Test
  void a_configuration_file_with_a_malformed_escape_is_a_bad_setting() throws IOException {
    config("product=\\u12\n");

    assertThatExceptionOfType(BadSetting.class)
        .isThrownBy(() -> read(null))
        .withMessageEndingWith("names a file with a malformed \\u escape");
  }

  @Test
  void what_is_a_folder_or_far_too_long_is_no_configuration_file() throws IOException {
    assertThatExceptionOfType(BadSetting.class).isThrownBy(() -> read("config=" + folder));

    config("#".repeat(70_000));
    assertThatExceptionOfType(BadSetting.class).isThrownBy(() -> read(null));
  }

  private void config(String content) throws IOException {
    Path file = Files.writeString(folder.resolve("agent.properties"), content);
    process.variables.put("USAGE_TELEMETRY_CONFIG", file.toString());
  }

  private Settings read(@Nullable String arguments) throws BadSetting {
    return SettingsReader.read(arguments, process);
  }
}
