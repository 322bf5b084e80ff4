package dev.usagetelemetry.instrument;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.AccessController;
import java.security.PrivilegedAction;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sees every class that is loaded and lets all go by but the few that the profiles name.
 *
 * <p>In the JVM of a tool nothing ever matches, and this is all there is of the agent: one look-up
 * in a map for each class, and null for "not changed" (returning the same bytes instead would throw
 * the class out of the JVM's archive, and its metadata into metaspace).
 *
 * <p>The first match defines the dispatcher and starts the weaver. If the dispatcher cannot be
 * defined there is one line, and the watcher goes.
 */
public final class Watcher implements ClassFileTransformer {

  private final HookIndex index;
  private final Instrumentation instrumentation;
  private final SignalReceiver receiver;

  private @Nullable Weaver weaver;
  private boolean gone;

  public Watcher(HookIndex index, Instrumentation instrumentation, SignalReceiver receiver) {
    this.index = index;
    this.instrumentation = instrumentation;
    this.receiver = receiver;
  }

  /** Starts watching, and looks once behind at what was loaded before. */
  public void watch() {
    instrumentation.addTransformer(this, true);
    lookBehind();
  }

  /** Stops watching. Class loading is from now on what it was without an agent. */
  public synchronized void leave() {
    gone = true;
    instrumentation.removeTransformer(this);
  }

  @Override
  public byte @Nullable [] transform(
      @Nullable ClassLoader loader,
      @Nullable String internalName,
      @Nullable Class<?> redefined,
      @Nullable ProtectionDomain domain,
      byte[] classFile) {
    if (internalName == null) {
      return null;
    }
    var lines = index.lines(internalName);
    if (lines == null) {
      return null;
    }
    return AccessController.doPrivileged(new Weave(lines, classFile));
  }

  /** Privileged, for the host's code is on the stack when it loads a class. */
  private final class Weave implements PrivilegedAction<byte @Nullable []> {
    private final String lines;
    private final byte[] classFile;

    Weave(String lines, byte[] classFile) {
      this.lines = lines;
      this.classFile = classFile;
    }

    @Override
    public byte @Nullable [] run() {
      try {
        return weave(lines, classFile);
      } catch (Throwable failure) {
        leaveWith(failure);
        return null;
      }
    }
  }

  private synchronized byte @Nullable [] weave(String lines, byte[] classFile) throws Exception {
    if (gone) {
      return null;
    }
    var weaver = weaver();
    var hooks = HookIndex.parse(lines);
    try {
      return weaver.weave(classFile, hooks);
    } catch (RuntimeException | LinkageError unreadableClassFile) {
      // A class file newer than the weaver, say. The host runs it unwoven.
      receiver.woven(new Weaving(List.of(), hooks));
      return null;
    }
  }

  private Weaver weaver() throws Exception {
    var ready = weaver;
    if (ready == null) {
      var door = DispatcherDoor.open(instrumentation, receiver);
      ready = Weaver.through(door, receiver);
      weaver = ready;
    }
    return ready;
  }

  private synchronized void leaveWith(Throwable failure) {
    if (gone) {
      return;
    }
    leave();
    System.err.println(
        failure instanceof LinkageError
            ? "Usage telemetry is attached to this JVM twice: this second copy stays off."
                + " Leave one -javaagent out."
            : "Usage telemetry stays off: the dispatcher could not be defined ("
                + failure.getClass().getSimpleName()
                + ").");
  }

  /**
   * AOT caches of JDK 24 and newer link classes before premain, and no transformer ever sees those;
   * nor does it see what was loaded before an attach.
   */
  private void lookBehind() {
    var missed = new ArrayList<Class<?>>();
    for (Class<?> loaded : instrumentation.getAllLoadedClasses()) {
      if (index.lines(loaded.getName().replace('.', '/')) != null
          && instrumentation.isModifiableClass(loaded)) {
        missed.add(loaded);
      }
    }
    if (missed.isEmpty()) {
      return;
    }
    try {
      instrumentation.retransformClasses(missed.toArray(new Class<?>[0]));
    } catch (Exception | LinkageError refused) {
      System.err.println(
          "Usage telemetry: a class loaded early cannot be hooked ("
              + refused.getClass().getSimpleName()
              + ").");
    }
  }
}
