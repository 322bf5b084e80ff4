package dev.usagetelemetry.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs that share an image with a server neither say nor return anything else. */
class SilenceIT {

  private static final Duration TOOL = Duration.ofSeconds(60);

  /** Tools of the JDK that open a window, serve for ever, or wait for one that does. */
  private static final Set<String> DO_NOT_TERMINATE =
      Set.of("jconsole", "jshell", "jwebserver", "rmiregistry", "jstatd", "jhsdb", "jdb");

  @TempDir Path directory;

  @Test
  void every_program_of_the_jdk_that_terminates() throws Exception {
    var different = new ArrayList<String>();
    for (var tool : programs(Built.jdk().resolve("bin"))) {
      for (var argument : List.of("-help", "--version")) {
        var name = tool.getFileName().toString();
        if (!DO_NOT_TERMINATE.contains(name)) {
          compare(name + " " + argument, different, c -> c.program(tool, argument));
        }
      }
    }
    assertThat(different).isEmpty();
  }

  @Test
  void tools_of_kafka_even_with_the_main_class_of_its_server() throws Exception {
    var kafka = Kafka.classPath(Versions.newest("kafka"));
    var tools =
        Artifacts.classPath(
            "kafka-tools", "org.apache.kafka:kafka-tools:4.3.1", "org.slf4j:slf4j-nop:1.7.36");
    var different = new ArrayList<String>();
    compare("kafka.Kafka --version", different, c -> c.main(kafka, "kafka.Kafka", "--version"));
    compare("kafka.Kafka", different, c -> c.main(kafka, "kafka.Kafka"));
    compare(
        "StorageTool --help", different, c -> c.main(kafka, "kafka.tools.StorageTool", "--help"));
    var package_ = "org.apache.kafka.tools.";
    // Not AclCommand: it lists what it knows in another order each time, with an agent or without.
    for (var tool :
        List.of(
            "TopicCommand",
            "consumer.group.ConsumerGroupCommand",
            "consumer.ConsoleConsumer",
            "ConsoleProducer",
            "FeatureCommand",
            "MetadataQuorumCommand",
            "LogDirsCommand")) {
      compare(tool, different, c -> c.main(tools, package_ + tool, "--help"));
    }
    assertThat(different).isEmpty();
  }

  @Test
  void a_random_uuid_of_kafka_is_all_that_its_tool_prints() throws Exception {
    var result =
        new JavaCommand(directory)
            .agent("")
            .main(
                Kafka.classPath(Versions.newest("kafka")), "kafka.tools.StorageTool", "random-uuid")
            .run(TOOL);
    assertThat(result.exit()).isZero();
    assertThat(result.out()).matches("[A-Za-z0-9_-]{22}\n");
    assertThat(result.errOfTheProgram()).isEmpty();
  }

  @Test
  void catalina_sh_version_and_stop() throws Exception {
    var tomcat = new Tomcat(Run.newest("tomcat"), directory);
    var different = new ArrayList<String>();
    for (var argument : List.of("version", "configtest", "stop")) {
      var without = tomcat.script(argument).run(TOOL);
      var with = tomcat.script(argument).agent("").run(TOOL);
      note(argument, without, with, different);
    }
    assertThat(different).isEmpty();
  }

  private void compare(String what, List<String> different, UnaryOperator<JavaCommand> program)
      throws IOException {
    var without = program.apply(new JavaCommand(directory)).run(TOOL);
    var with = program.apply(new JavaCommand(directory).agent("")).run(TOOL);
    note(what, without, with, different);
  }

  private static void note(
      String what, JavaCommand.Result without, JavaCommand.Result with, List<String> different) {
    if (without.exit() != with.exit()
        || !Silence.timeless(without.out()).equals(Silence.timeless(with.out()))
        || !Silence.timeless(without.errOfTheProgram())
            .equals(Silence.timeless(with.errOfTheProgram()))) {
      different.add(what + "\nwithout: " + without + "\nwith: " + with);
    }
  }

  private static List<Path> programs(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.filter(Files::isExecutable).filter(Files::isRegularFile).sorted().toList();
    }
  }
}
