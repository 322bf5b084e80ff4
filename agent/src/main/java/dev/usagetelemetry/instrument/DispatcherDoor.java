package dev.usagetelemetry.instrument;

import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.lang.invoke.CallSite;
import java.lang.invoke.ConstantCallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.security.AccessController;
import java.security.PrivilegedAction;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Puts the dispatcher into {@code java.lang} and answers it.
 *
 * <p>Three steps, none of which leaves a trace in the host: {@code java.lang} is opened to the
 * unnamed module of the isolated loader, and to no other; one class is defined there with a private
 * look-up; its private field is set to a handle of {@link #link}. No jar is appended to the boot
 * path (which would throw away archived classes and print a line), no Unsafe, no system property.
 *
 * <p>{@link #link} runs once for every woven place, when the host first gets there.
 */
final class DispatcherDoor {

  static final String INTERNAL_NAME = "java/lang/UsageTelemetryDispatcher";
  private static final String CLASS_FILE = "/" + INTERNAL_NAME + ".classdata";

  private final List<Hook> hooks = new CopyOnWriteArrayList<>();
  private final SignalReceiver receiver;

  private DispatcherDoor(SignalReceiver receiver) {
    this.receiver = receiver;
  }

  /**
   * @throws ReflectiveOperationException or IOException when the class cannot be defined
   * @throws LinkageError when there is one already: another agent of this kind is attached
   */
  static DispatcherDoor open(Instrumentation instrumentation, SignalReceiver receiver)
      throws ReflectiveOperationException, IOException {
    Modules.open(instrumentation, Object.class);
    var inJavaLang = MethodHandles.privateLookupIn(Object.class, MethodHandles.lookup());
    var dispatcher = inJavaLang.defineClass(classFile());
    var door = new DispatcherDoor(receiver);
    MethodHandle link =
        MethodHandles.lookup()
            .bind(
                door,
                "link",
                MethodType.methodType(CallSite.class, Lookup.class, MethodType.class, int.class));
    MethodHandles.privateLookupIn(dispatcher, MethodHandles.lookup())
        .findStaticVarHandle(dispatcher, "linker", MethodHandle.class)
        .setVolatile(link);
    MethodHandle answer =
        MethodHandles.lookup()
            .bind(door, "answer", MethodType.methodType(void.class, String.class));
    MethodHandles.privateLookupIn(dispatcher, MethodHandles.lookup())
        .findStaticVarHandle(dispatcher, "answerer", MethodHandle.class)
        .setVolatile(answer);
    return door;
  }

  private static byte[] classFile() throws IOException {
    try (var in = DispatcherDoor.class.getResourceAsStream(CLASS_FILE)) {
      if (in == null) {
        throw new IOException("the dispatcher is not in the jar");
      }
      return in.readAllBytes();
    }
  }

  /** The number under which the woven code will ask for this hook. */
  int number(Hook hook) {
    hooks.add(hook);
    return hooks.size() - 1;
  }

  /** Called by the dispatcher, from the thread of the JVM that serves who attaches. */
  void answer(String question) {
    AccessController.doPrivileged(
        (PrivilegedAction<@Nullable Void>)
            () -> {
              receiver.answer(question);
              return null;
            });
  }

  /** Called by the dispatcher, from the thread of the host that gets to the call site first. */
  CallSite link(Lookup caller, MethodType type, int number) throws ReflectiveOperationException {
    var signal = new Signal(hooks.get(number), caller.lookupClass(), receiver);
    var name = type.parameterCount() == 1 ? "fire" : "fireIf";
    return new ConstantCallSite(MethodHandles.lookup().bind(signal, name, type));
  }
}
