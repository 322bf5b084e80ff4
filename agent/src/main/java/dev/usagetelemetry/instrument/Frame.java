package dev.usagetelemetry.instrument;

import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/**
 * What can be taken from one method, and the instructions that push it as an object.
 *
 * <p>Arguments are read from the local variable they came in. A method that assigns to its
 * parameters shows at its exit what it assigned.
 */
final class Frame {

  /** A long's copy (2 slots) on top of one other pushed reference. */
  static final int DEEPEST_PUSH = 3;

  private final boolean isStatic;
  private final boolean isConstructor;
  private final Type[] arguments;
  private final Type returned;

  Frame(int access, String name, String descriptor) {
    this.isStatic = (access & Opcodes.ACC_STATIC) != 0;
    this.isConstructor = name.equals("<init>");
    this.arguments = Type.getArgumentTypes(descriptor);
    this.returned = Type.getReturnType(descriptor);
  }

  /** Whether this method has everything that the hook wants to push where it wants to. */
  boolean has(Hook hook) {
    var condition = hook.condition();
    return has(hook.take(), hook.point())
        && (condition == null || has(condition.tested(), hook.point()));
  }

  private boolean has(Hook.Taken taken, Hook.Point point) {
    if (taken.isReturn()) {
      return point == Hook.Point.EXIT && returned.getSort() != Type.VOID;
    }
    if (taken.argument() == Hook.Taken.THIS) {
      // Before super() has returned, `this` is no object yet.
      return !(isConstructor && point == Hook.Point.ENTRY);
    }
    return taken.argument() <= arguments.length;
  }

  void push(MethodVisitor to, Hook.Taken taken) {
    if (taken.isReturn()) {
      to.visitInsn(returned.getSize() == 2 ? Opcodes.DUP2 : Opcodes.DUP);
      box(to, returned);
    } else if (taken.argument() == Hook.Taken.THIS) {
      if (isStatic) {
        to.visitInsn(Opcodes.ACONST_NULL);
      } else {
        to.visitVarInsn(Opcodes.ALOAD, 0);
      }
    } else {
      var type = arguments[taken.argument() - 1];
      to.visitVarInsn(type.getOpcode(Opcodes.ILOAD), local(taken.argument()));
      box(to, type);
    }
  }

  private int local(int argument) {
    var local = isStatic ? 0 : 1;
    for (var i = 0; i < argument - 1; i++) {
      local += arguments[i].getSize();
    }
    return local;
  }

  private static void box(MethodVisitor to, Type type) {
    var wrapper =
        switch (type.getSort()) {
          case Type.BOOLEAN -> "java/lang/Boolean";
          case Type.CHAR -> "java/lang/Character";
          case Type.BYTE -> "java/lang/Byte";
          case Type.SHORT -> "java/lang/Short";
          case Type.INT -> "java/lang/Integer";
          case Type.LONG -> "java/lang/Long";
          case Type.FLOAT -> "java/lang/Float";
          case Type.DOUBLE -> "java/lang/Double";
          default -> "";
        };
    if (!wrapper.isEmpty()) {
      to.visitMethodInsn(
          Opcodes.INVOKESTATIC,
          wrapper,
          "valueOf",
          "(" + type.getDescriptor() + ")L" + wrapper + ";",
          false);
    }
  }
}
