package dev.usagetelemetry.entry;

import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;

/**
 * A question of the command line, put by attaching to a JVM: {@code ?preview:FILE}. The answer goes
 * into the file, which the command line has made for the eyes of its user alone.
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
    int colon = arguments.indexOf(':');
    String answer = ask(arguments.substring(1, colon), instrumentation);
    try (OutputStream out = new FileOutputStream(new File(arguments.substring(colon + 1)))) {
      out.write(answer.getBytes(StandardCharsets.UTF_8));
    }
  }

  private static String ask(String question, Instrumentation instrumentation)
      throws ReflectiveOperationException {
    try {
      Object answer =
          Class.forName(DISPATCHER, false, null)
              .getMethod("ask", String.class)
              .invoke(null, question);
      return answer == null ? "{\"state\": \"unanswered\"}" : (String) answer;
    } catch (ClassNotFoundException noServerWasSeen) {
      return isAttached(instrumentation) ? "{\"state\": \"dormant\"}" : "{\"state\": \"no agent\"}";
    } catch (InvocationTargetException never) {
      return "{\"state\": \"unanswered\"}";
    }
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
