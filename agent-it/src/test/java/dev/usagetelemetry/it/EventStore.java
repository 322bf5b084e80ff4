package dev.usagetelemetry.it;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** The stand-in event store of this module, with its profile: a server that starts in a second. */
final class EventStore {

  private final Path directory;

  EventStore(Path directory) {
    this.directory = directory;
  }

  /** The settings under which the agent knows the store and reports soon. */
  static String settings(String more) {
    return "profiles=" + profile() + ",first-report=PT1S,interval=PT2S" + more;
  }

  /** Starts it with the agent, which reports soon. */
  JavaProcess startReportingTo(Receiver receiver) throws IOException {
    return start(command(settings(",endpoint=" + receiver.url())));
  }

  /** Starts it; returns when it says that it has started. */
  JavaProcess start(JavaCommand command, String... options) throws IOException {
    var process = launch(command, options);
    process.awaitOnConsole("started");
    return process;
  }

  JavaProcess launch(JavaCommand command, String... options) throws IOException {
    var arguments = new java.util.ArrayList<>(java.util.List.of(options));
    arguments.add("--db=" + directory.resolve("PLANTED-db"));
    return command.jar(Built.jar("event-store.jar"), arguments.toArray(String[]::new)).start();
  }

  JavaCommand command(String agentSettings) {
    return new JavaCommand(directory).agent(agentSettings);
  }

  /** The store's diagnostic log. */
  String log() throws IOException {
    return Files.readString(directory.resolve("log/eventstore.log"));
  }

  static Path profile() {
    try {
      return Path.of(
          Objects.requireNonNull(EventStore.class.getResource("/profiles/event-store.json"))
              .toURI());
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
