package dev.usagetelemetry.instrument;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * Adds one {@code invokedynamic} to a method for each of its hooks, and changes nothing else.
 *
 * <p>The mechanism: at the chosen point the woven code pushes the captured value as an {@code
 * Object} (and, for a hook with a condition, the tested value as a second one) and executes an
 * {@code invokedynamic} that returns void. The stack is afterwards what it was before. Only method
 * bodies change, no member and no frame, so that the same code serves a class that is being loaded
 * and one that was loaded long ago and is retransformed.
 *
 * <p>Byte Buddy's ASM layer is used directly: on a cold JVM a woven class costs 26 classes and
 * about 20 ms this way, against 680 classes and 220 ms with {@code decorate} and {@code Advice}
 * (measurements in docs/decisions/0002).
 */
final class Weaver {

  /** {@code invokedynamic} came with Java 7. */
  private static final int OLDEST_CLASS_FILE = Opcodes.V1_7;

  private static final int VERSION_MASK = 0xFFFF;

  private final Handle bootstrap;
  private final ToIntFunction<Hook> numbers;
  private final SignalReceiver receiver;

  /**
   * @param bootstrap method that links the woven call sites; its last argument is the hook's number
   * @param numbers gives a hook its number
   * @param receiver is told what became of the hooks
   */
  Weaver(Handle bootstrap, ToIntFunction<Hook> numbers, SignalReceiver receiver) {
    this.bootstrap = bootstrap;
    this.numbers = numbers;
    this.receiver = receiver;
  }

  /** A weaver whose call sites are linked by the dispatcher behind a door. */
  static Weaver through(DispatcherDoor door, SignalReceiver receiver) {
    return new Weaver(bootstrapOf(DispatcherDoor.INTERNAL_NAME), new Numbers(door), receiver);
  }

  /** A class rather than a method reference, see {@link Signal}. */
  private record Numbers(DispatcherDoor door) implements ToIntFunction<Hook> {
    @Override
    public int applyAsInt(Hook hook) {
      return door.number(hook);
    }
  }

  /** The bootstrap method of a dispatcher class. */
  static Handle bootstrapOf(String dispatcher) {
    return new Handle(
        Opcodes.H_INVOKESTATIC,
        dispatcher,
        "bootstrap",
        "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;"
            + "Ljava/lang/invoke/MethodType;I)Ljava/lang/invoke/CallSite;",
        false);
  }

  /**
   * Weaves the hooks of one class and tells the receiver what became of them.
   *
   * @return the changed class file, null when nothing was changed
   */
  byte @Nullable [] weave(byte[] classFile, List<Hook> hooks) {
    var reader = new ClassReader(classFile);
    var placed = new ArrayList<Hook>();
    var writer = new ClassWriter(reader, 0);
    if ((reader.readShort(6) & VERSION_MASK) >= OLDEST_CLASS_FILE) {
      reader.accept(new HookedClass(writer, hooks, placed), 0);
    }
    var unavailable = new ArrayList<Hook>();
    for (var hook : hooks) {
      if (!isAmong(placed, hook)) {
        unavailable.add(hook);
      }
    }
    receiver.woven(new Weaving(placed, unavailable));
    return placed.isEmpty() ? null : writer.toByteArray();
  }

  /** By identity: the first {@code equals} of a record costs a JVM 40 classes. */
  @SuppressWarnings("ReferenceEquality") // as said
  private static boolean isAmong(List<Hook> hooks, Hook sought) {
    for (var hook : hooks) {
      if (hook == sought) {
        return true;
      }
    }
    return false;
  }

  private final class HookedClass extends ClassVisitor {
    private final List<Hook> hooks;
    private final List<Hook> placed;

    HookedClass(ClassVisitor next, List<Hook> hooks, List<Hook> placed) {
      super(Opcodes.ASM9, next);
      this.hooks = hooks;
      this.placed = placed;
    }

    @Override
    public MethodVisitor visitMethod(
        int access,
        String name,
        String descriptor,
        @Nullable String signature,
        String @Nullable [] exceptions) {
      var next = super.visitMethod(access, name, descriptor, signature, exceptions);
      if ((access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE)) != 0) {
        return next;
      }
      var frame = new Frame(access, name, descriptor);
      for (var hook : hooks) {
        if (hook.matches(name, descriptor) && frame.has(hook)) {
          if (!isAmong(placed, hook)) {
            placed.add(hook);
          }
          next = new HookedMethod(next, frame, hook, numbers.applyAsInt(hook));
        }
      }
      return next;
    }
  }

  private final class HookedMethod extends MethodVisitor {
    private final Frame frame;
    private final Hook hook;
    private final int number;

    HookedMethod(MethodVisitor next, Frame frame, Hook hook, int number) {
      super(Opcodes.ASM9, next);
      this.frame = frame;
      this.hook = hook;
      this.number = number;
    }

    @Override
    public void visitCode() {
      super.visitCode();
      if (hook.point() == Hook.Point.ENTRY) {
        signal();
      }
    }

    @Override
    public void visitInsn(int opcode) {
      var normalExit = opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN;
      if (normalExit && hook.point() == Hook.Point.EXIT) {
        signal();
      }
      super.visitInsn(opcode);
    }

    private void signal() {
      var condition = hook.condition();
      if (condition == null) {
        frame.push(mv, hook.take());
      } else if (hook.take().isReturn()) {
        frame.push(mv, hook.take());
        if (condition.tested().isReturn()) {
          mv.visitInsn(Opcodes.DUP);
        } else {
          frame.push(mv, condition.tested());
        }
      } else {
        // The tested value first: a return value can only be copied while it is on top.
        frame.push(mv, condition.tested());
        frame.push(mv, hook.take());
        mv.visitInsn(Opcodes.SWAP);
      }
      mv.visitInvokeDynamicInsn(
          "signal",
          condition == null ? "(Ljava/lang/Object;)V" : "(Ljava/lang/Object;Ljava/lang/Object;)V",
          bootstrap,
          number);
    }

    @Override
    public void visitMaxs(int maxStack, int maxLocals) {
      super.visitMaxs(maxStack + Frame.DEEPEST_PUSH, maxLocals);
    }
  }
}
