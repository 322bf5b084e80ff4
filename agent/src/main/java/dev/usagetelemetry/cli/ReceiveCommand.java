package dev.usagetelemetry.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Receives messages until the process is ended. */
final class ReceiveCommand extends Command {

  private static final int HIGHEST_PORT = 65_535;

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "8321",
      description = "Where to listen, 0 for any free port. Default: ${DEFAULT-VALUE}.")
  private int port;

  @Option(
      names = "--file",
      paramLabel = "F",
      description = "Appends each message to F as one line of JSON.")
  private @Nullable Path file;

  @Override
  public Integer call() throws InterruptedException {
    if (port < 0 || port > HIGHEST_PORT) {
      throw misused("--port is a number from 0 to " + HIGHEST_PORT);
    }
    try (var receiver = receiver()) {
      out().println("Receiving at " + receiver.address() + " (Ctrl-C ends it)");
      new CountDownLatch(1).await();
    }
    return FINE;
  }

  private MessageReceiver receiver() {
    MessageSink sink;
    try {
      sink = new MessageSink(out(), file);
    } catch (IOException unwritable) {
      throw new Failed("the file of --file cannot be written", unwritable);
    }
    try {
      return MessageReceiver.start(port, sink);
    } catch (IOException taken) {
      throw new Failed("cannot listen on port " + port, taken);
    }
  }
}
