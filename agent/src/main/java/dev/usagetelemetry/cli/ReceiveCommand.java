package dev.usagetelemetry.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Receives messages until the process is ended. */
final class ReceiveCommand implements Command {

  @Override
  public void run(List<String> words, PrintStream out)
      throws Misused, Failed, InterruptedException {
    var options = ReceiveOptions.parse(words);
    try (var receiver = receiver(options, out)) {
      out.println("Receiving at " + receiver.address() + " (Ctrl-C ends it)");
      out.flush();
      new CountDownLatch(1).await();
    }
  }

  private static MessageReceiver receiver(ReceiveOptions options, PrintStream out) throws Failed {
    MessageSink sink;
    try {
      sink = new MessageSink(out, options.file());
    } catch (IOException unwritable) {
      throw new Failed("the file of --file cannot be written", unwritable);
    }
    try {
      return MessageReceiver.start(options.port(), sink);
    } catch (IOException taken) {
      throw new Failed("cannot listen on port " + options.port(), taken);
    }
  }
}
