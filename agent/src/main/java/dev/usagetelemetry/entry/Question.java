package dev.usagetelemetry.entry;

import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.instrument.Instrumentation;
import java.nio.charset.StandardCharsets;

/**
 * A question of the command line, put by attaching to a JVM: {@code ?preview:FILE}. The answer goes
 * into the file, which the command line has made for the eyes of its user alone. The agent itself
 * writes it, since a SecurityManager may forbid it to this class; only that there is no agent to
 * ask is written from here.
 *
 * <p>It starts nothing: a JVM without an agent has none afterwards.
 */
final class Question {

  private static final String DISPATCHER = "java.lang.UsageTelemetryDispatcher";
  private static final String START = "dev.usagetelemetry.start.Start";

  private Question() {}

  /** Whether what an attach has passed is a question and not settings. */
  static boolean isOne(String arguments) {
    return arguments != null && arguments.startsWith("?") && arguments.indexOf(':') > 0;
  }

  static void answer(String arguments, Instrumentation instrumentation)
      throws IOException, ReflectiveOperationException {
    Class<?> dispatcher;
    try {
      // From the boot loader by way of ours: to name it would need a permission.
      dispatcher = Class.forName(DISPATCHER);
    } catch (ClassNotFoundException noServerWasSeen) {
      String state = isAttached(instrumentation) ? "dormant" : "no agent";
      File file = new File(arguments.substring(arguments.indexOf(':') + 1));
      try (OutputStream out = new FileOutputStream(file)) {
        out.write(("{\"state\": \"" + state + "\"}").getBytes(StandardCharsets.UTF_8));
      }
      return;
    }
    dispatcher.getMethod("ask", String.class).invoke(null, arguments.substring(1));
  }

  /** An agent that has seen no server is nothing but a transformer, and its classes. */
  private static boolean isAttached(Instrumentation instrumentation) {
    for (Class<?> loaded : instrumentation.getAllLoadedClasses()) {
      if (loaded.getName().equals(START)) {
        return true;
      }
    }
    return false;
  }
}
