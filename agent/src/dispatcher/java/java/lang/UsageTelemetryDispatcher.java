package java.lang;

import java.lang.invoke.CallSite;
import java.lang.invoke.ConstantCallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * The one class of ours that every class of the host can see, whatever its class loader: JBoss
 * Modules and Equinox let {@code java.lang} through and nothing else.
 *
 * <p>A woven method holds one {@code invokedynamic} that names {@link #bootstrap}. When the host
 * executes it for the first time, the JVM calls {@code bootstrap}, which asks the agent (through
 * {@link #linker}, set once by {@code DispatcherDoor} in the isolated loader) for the handle to
 * call from then on. Whatever goes wrong here ends in a handle that does nothing: a host never
 * notices.
 *
 * <p>That this class exists is also the mark that an agent is attached.
 */
public final class UsageTelemetryDispatcher {

  /** {@code (Lookup, MethodType, int hook) -> CallSite} of the agent that defined this class. */
  private static volatile MethodHandle linker;

  /** {@code (String question) -> void} of the same agent. */
  private static volatile MethodHandle answerer;

  private UsageTelemetryDispatcher() {}

  /**
   * @param caller the woven class
   * @param name of the call site, without a meaning
   * @param type what the woven code pushes, returning void
   * @param hook number of the hook in the agent that wove it
   */
  public static CallSite bootstrap(
      MethodHandles.Lookup caller, String name, MethodType type, int hook) {
    try {
      MethodHandle link = linker;
      if (link != null) {
        return (CallSite) link.invokeExact(caller, type, hook);
      }
    } catch (Throwable unlinked) {
      // The host always wins: fall through to the handle that does nothing.
    }
    return new ConstantCallSite(MethodHandles.empty(type));
  }

  /**
   * Asks the agent something, for the command line: it attaches to this JVM, which only the same
   * user can, and the second copy of the agent's entry that is loaded then can see nobody but this
   * class.
   *
   * @param question and the file for its answer, which stays empty when there is none
   */
  public static void ask(String question) {
    try {
      MethodHandle answer = answerer;
      if (answer != null) {
        answer.invokeExact(question);
      }
    } catch (Throwable unanswered) {
      // Whoever asked finds an empty file; the host sees nothing.
    }
  }
}
