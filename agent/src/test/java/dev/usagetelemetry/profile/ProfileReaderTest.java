package dev.usagetelemetry.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.usagetelemetry.instrument.Hook;
import dev.usagetelemetry.instrument.Hook.Condition.Kind;
import dev.usagetelemetry.instrument.Hook.Effect;
import dev.usagetelemetry.instrument.Hook.Meaning;
import dev.usagetelemetry.instrument.Hook.Point;
import dev.usagetelemetry.instrument.Hook.Taken;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ProfileReaderTest {

  private static final String PROFILE =
      """
      {
        "id": "store",
        "product": "Store",
        "capture": {
          "server": { "on": "exit of a.b.Server.start()", "means": "started" },
          "jobs": {
            "on": ["construction of a.b.Job(int, java.lang.String[])", "entry of a.b.Jobs.add(..)"],
            "take": "argument 1",
            "if": "argument 2 = 'UP'",
            "after": "server", "keep": "all",
            "until": "exit of a.b.Jobs.remove(a.b.Job)"
          }
        },
        "let": { "queues": ["server.queues", "server.oldQueues"] },
        "message": {
          "version": { "version": "server.version()" },
          "cluster": {
            "nodeState": { "state": { "server.leads()": "Leader" }, "else": "Follower" },
            "kind": { "token": "server.kind", "of": { "A1": "First" }, "else": "Other" }
          },
          "queues": { "count": { "count": "queues[where it.open]", "about": "Open queues" } }
        }
      }
      """;

  @Test
  void a_profile_is_read_whole() throws Exception {
    var profile = ProfileReader.read(PROFILE);
    assertThat(profile.rank()).isEqualTo(Profile.Rank.PRODUCT);
    assertThat(profile.hooks()).hasSize(4);
    assertThat(profile.hooks().get(0).meaning()).isEqualTo(Meaning.STARTED);
    assertThat(profile.hooks().get(1))
        .isEqualTo(
            new Hook(
                "store",
                "a.b.Job",
                Point.EXIT,
                "<init>",
                "(I[Ljava/lang/String;)",
                new Taken(1),
                new Hook.Condition(new Taken(2), Kind.TEXT, "UP"),
                "server",
                "jobs",
                Effect.KEEP_ALL,
                Meaning.NOTHING));
    assertThat(profile.hooks().get(2).parameters()).isEmpty();
    assertThat(profile.hooks().get(3).after()).isEmpty();
    assertThat(profile.hooks().get(3).effect()).isEqualTo(Effect.DROP);
    assertThat(profile.lets().get("queues")).hasSize(2);
    assertThat(profile.message().keySet()).containsExactly("version", "cluster", "queues");
  }

  @Test
  void a_condition_may_ask_for_what_another_capture_holds() throws Exception {
    var hooks = ProfileReader.read(PROFILE.replace("= 'UP'", "= server")).hooks();
    assertThat(hooks.get(1).condition())
        .isEqualTo(new Hook.Condition(new Taken(2), Kind.CAPTURED, "server"));
  }

  static List<String> builtIn() throws Exception {
    return BuiltInProfiles.ids();
  }

  @ParameterizedTest
  @MethodSource("builtIn")
  void a_built_in_profile_tells_what_each_of_its_fields_means(String id) throws Exception {
    var profile = BuiltInProfiles.read(id);
    assertThat(profile.id()).isEqualTo(id);
    for (var entry : profile.message().values()) {
      var fields =
          entry instanceof Profile.Section section
              ? List.copyOf(section.fields().values())
              : List.of((Field) entry);
      assertThat(fields).allMatch(field -> !field.about().isBlank());
    }
  }

  @ParameterizedTest
  @MethodSource("builtIn")
  void the_parts_of_a_built_in_profile_exist(String id) throws Exception {
    assertThat(BuiltInProfiles.ids()).containsAll(BuiltInProfiles.read(id).parts());
  }

  @Test
  void ways_to_the_log_are_frameworks_moved_ones_and_loggers_of_the_servers_own() throws Exception {
    var log =
        ProfileReader.read(
                """
                {
                  "id": "a", "product": "A",
                  "parts": ["b", "c"],
                  "log": ["jboss", "slf4j below com.example.shaded", "logger server.log('usage')"],
                  "capture": { "server": { "on": "exit of a.B.c()", "means": "started" } },
                  "message": {}
                }
                """)
            .log();
    assertThat(log.get(0)).isEqualTo(new LogWay.Framework("JBOSS", ""));
    assertThat(log.get(1)).isEqualTo(new LogWay.Framework("SLF4J", "com.example.shaded"));
    assertThat(log.get(2)).isInstanceOf(LogWay.Logger.class);
  }

  /**
   * What is replaced in the profile above, by what, on which line that is noticed, and the words.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "product"           | "prodcut"               | 3  | did you mean "product"?
          "store"             | "Store 1"               | 2  | lower-case
          exit of a.b.Server  | exti of a.b.Server      | 5  | "exit of CLASS.METHOD(..)"
          start()             | start                   | 5  | types of its parameters
          "started"           | "strated"               | 5  | did you mean "started"?
          "means"             | "maens"                 | 5  | did you mean "means"?
          argument 1          | argument one            | 8  | "argument 1"
          = 'UP'              | is UP                   | 9  | condition reads
          "after": "server"   | "after": "sevrer"       | 10 | did you mean "server"?
          "after": "server"   | "after": "jobs"         | 10 | nothing else is captured as "jobs"
          "keep": "all"       | "keep": "first"         | 11 | goes with
          "queues": [         | "server": [             | 14 | name of a capture
          server.oldQueues    | servre.oldQueues        | 14 | did you mean "server"?
          server.version()    | server.version(         | 16 | at its end
          { "version":        | { "verison":            | 16 | did you mean "version"?
          { "version":        | { "n":                  | 16 | unknown key "n", valid here: members, number, count, flag, version
          "Leader" }          | "Laeder" }              | 18 | did you mean "Leader"?
          "First"             | "first"                 | 19 | capital letter
          "of"                | "off"                   | 19 | did you mean "of"?
          [where it.open]     | [whre it.open]          | 21 | expected
          "jobs": {           | "jo bs": {              | 6  | a name has letters
          "jobs": {           | "where": {              | 6  | a name has letters
          = 'UP'              | = 'U\\tP'             | 9  | no tabs
          = 'UP'              | = 'UP                   | 9  | condition reads
          = 'UP'              | = srever                | 9  | did you mean "server"?
          "kind": { "token"   | "kind": { "tally"       | 19 | beside a section
          "else": "Other"     | "else": "other"         | 19 | capital letter
          "product": "Store", | "product": "Store", "log": ["jull"], | 3 | did you mean "jul"?
          "product": "Store", | "product": "Store", "rank": "prodct", | 3 | did you mean "product"?
          "product": "Store", | "product": "Store", "logReachesConsole": 1, | 3 | true or false
          "about"             | "abuot"                 | 21 | did you mean "about"?
          "count": { "count"  | "Count": { "count"      | 21 | camelCase
          "queues": { "count" | "uptime": { "count"     | 21 | by the agent itself
          """)
  void a_mistake_is_told_with_its_line_and_the_nearest_word(
      String right, String wrong, int line, String said) {
    var text = PROFILE.replace(right, wrong);
    assertThat(text).isNotEqualTo(PROFILE);
    assertThatThrownBy(() -> ProfileReader.read(text))
        .isInstanceOfSatisfying(
            ProfileException.class,
            problem ->
                assertThat(problem.in("store.json"))
                    .startsWith("store.json:" + line + ": ")
                    .contains(said)
                    .doesNotContain("\n"));
  }

  @Test
  void a_state_by_conditions_can_stand_beside_the_sections() throws Exception {
    var profile =
        ProfileReader.read(
            PROFILE.replace(
                "\"cluster\": {",
                "\"mode\": { \"state\": { \"server.leads()\": \"Leader\" }, \"else\":"
                    + " \"Unknown\" }, \"cluster\": {"));
    assertThat(profile.message().get("mode"))
        .isInstanceOfSatisfying(
            Field.class, field -> assertThat(field.source()).isInstanceOf(Field.Cases.class));
  }

  @Test
  void a_section_may_have_fields_that_are_called_as_types_are() throws Exception {
    var profile =
        ProfileReader.read(
            PROFILE.replace("\"kind\": {", "\"state\": { \"flag\": \"server.on\" }, \"kind\": {"));
    assertThat(profile.message().get("cluster"))
        .isInstanceOfSatisfying(
            Profile.Section.class,
            section -> assertThat(section.fields()).containsOnlyKeys("nodeState", "state", "kind"));
  }

  @Test
  void only_a_token_or_state_is_chosen_by_conditions() {
    assertThatThrownBy(
            () ->
                ProfileReader.read(
                    PROFILE.replace(
                        "\"count\": \"queues[where it.open]\"",
                        "\"count\": { \"queues.open\": \"One\" }")))
        .hasMessageContaining("expected a string");
  }

  @Test
  void a_profile_that_never_says_started_is_none() {
    assertThatThrownBy(() -> ProfileReader.read(PROFILE.replace(", \"means\": \"started\"", "")))
        .hasMessageContaining("\"means\": \"started\"");
  }

  /**
   * A class that several profiles hook is a sign of one of them at most: for the others it is a
   * library, and a server that is nowhere would be waited for whenever the library is loaded.
   */
  @Test
  void a_class_is_a_sign_of_one_built_in_profile_at_most() throws Exception {
    Map<String, Set<String>> signs = new TreeMap<>();
    for (var id : BuiltInProfiles.ids()) {
      for (var hook : BuiltInProfiles.read(id).hooks()) {
        if (hook.after().isEmpty()) {
          signs.computeIfAbsent(hook.className(), name -> new TreeSet<>()).add(id);
        }
      }
    }
    assertThat(signs).allSatisfy((name, profiles) -> assertThat(profiles).as(name).hasSize(1));
  }
}
