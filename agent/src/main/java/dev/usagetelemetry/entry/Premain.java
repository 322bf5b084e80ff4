package dev.usagetelemetry.entry;

import java.io.File;
import java.lang.instrument.Instrumentation;
import java.util.function.BiConsumer;

/**
 * Where the JVM enters. An exception out of {@code premain} aborts the whole JVM, so nothing gets
 * out of here: the worst that can happen to a host is one line on its standard error.
 *
 * <p>Everything behind {@link IsolatedLoader} is Java 17; this class and its neighbors are Java 8,
 * so that {@link JavaVersionCheck} gets its chance to speak before anything newer is linked.
 */
public final class Premain {

  private static final String START = "dev.usagetelemetry.start.Start";

  private Premain() {}

  /** Called by the JVM for {@code -javaagent}, before the application's main method. */
  public static void premain(String arguments, Instrumentation instrumentation) {
    enter(arguments, instrumentation);
  }

  /** Called by the JVM when the agent is attached to one that runs already. */
  public static void agentmain(String arguments, Instrumentation instrumentation) {
    if (Question.isOne(arguments)) {
      try {
        Question.answer(arguments, instrumentation);
      } catch (Throwable unanswered) {
        // Whoever asked sees that there is no answer; the host sees nothing.
      }
      return;
    }
    enter(arguments, instrumentation);
  }

  private static void enter(String arguments, Instrumentation instrumentation) {
    try {
      if (mayStart()) {
        start().accept(arguments, instrumentation);
      }
    } catch (Throwable failure) {
      // The kind and not the text, which may hold a path or a name.
      System.err.println(
          "Usage telemetry stays off: it could not start ("
              + failure.getClass().getSimpleName()
              + "). "
              + SwitchedOffCheck.VARIABLE
              + "=true silences this line.");
    }
  }

  /** Through an interface of the JDK: on JDK 25 a reflective call loads 15 classes more. */
  @SuppressWarnings("unchecked") // Start is a BiConsumer of just these.
  private static BiConsumer<String, Instrumentation> start() throws Exception {
    return Class.forName(START, true, new IsolatedLoader(ownJar()))
        .asSubclass(BiConsumer.class)
        .getDeclaredConstructor()
        .newInstance();
  }

  private static boolean mayStart() {
    StartCheck[] checks = {
      new SwitchedOffCheck(System.getenv(SwitchedOffCheck.VARIABLE)),
      new JavaVersionCheck(System.getProperty("java.specification.version")),
      new AlreadyAttachedCheck(),
    };
    for (StartCheck check : checks) {
      if (!check.passes()) {
        if (!check.message().isEmpty()) {
          System.err.println(check.message());
        }
        return false;
      }
    }
    return true;
  }

  static File ownJar() throws Exception {
    return new File(
        Premain.class.getProtectionDomain().getCodeSource().getLocation().toURI().getPath());
  }
}
