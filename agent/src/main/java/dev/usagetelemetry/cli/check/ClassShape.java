package dev.usagetelemetry.cli.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.FieldVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * What a class file says of a class: its relatives and its members, private ones too.
 *
 * @param name with dots
 * @param isInterface whether something else has to implement it
 * @param formals names of its type parameters
 * @param supers superclass and interfaces, with their arguments where they are known
 * @param fields by name, the signature or descriptor
 */
record ClassShape(
    String name,
    boolean isInterface,
    List<String> formals,
    List<String> supers,
    Map<String, String> fields,
    List<Method> methods) {

  /**
   * A method.
   *
   * @param descriptor as hooks match it
   * @param signature generic where there is one, else the descriptor
   */
  record Method(String name, String descriptor, String signature) {
    int parameterCount() {
      return JavaType.parseMethod(descriptor, Map.of()).size() - 1;
    }
  }

  static ClassShape read(byte[] classFile) {
    var reader = new Reader();
    new ClassReader(classFile)
        .accept(reader, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    return new ClassShape(
        reader.name,
        reader.isInterface,
        reader.formals,
        reader.supers,
        reader.fields,
        reader.methods);
  }

  private static final class Reader extends ClassVisitor {
    private String name = "";
    private boolean isInterface;
    private final List<String> formals = new ArrayList<>();
    private final List<String> supers = new ArrayList<>();
    private final Map<String, String> fields = new HashMap<>();
    private final List<Method> methods = new ArrayList<>();

    Reader() {
      super(Opcodes.ASM9);
    }

    @Override
    public void visit(
        int version,
        int access,
        String name,
        @Nullable String signature,
        @Nullable String superName,
        String @Nullable [] interfaces) {
      this.name = name.replace('/', '.');
      this.isInterface = (access & Opcodes.ACC_INTERFACE) != 0;
      if (superName != null) {
        supers.add(superName.replace('/', '.'));
      }
      if (interfaces != null) {
        for (var each : interfaces) {
          supers.add(each.replace('/', '.'));
        }
      }
      if (signature != null && signature.startsWith("<")) {
        formals(signature);
      }
    }

    /** {@code <K:Ljava/lang/Object;V::La/B<TK;>;>...}: names before colons, one level deep. */
    private void formals(String signature) {
      var depth = 0;
      var word = new StringBuilder();
      for (var i = 0; i < signature.length(); i++) {
        var c = signature.charAt(i);
        if (c == '<') {
          depth++;
          word.setLength(0);
        } else if (c == '>') {
          if (--depth == 0) {
            return;
          }
        } else if (depth == 1 && c == ':') {
          if (!word.isEmpty()) {
            formals.add(word.toString());
          }
          word.setLength(0);
          i = skipBound(signature, i);
        } else if (depth == 1) {
          word.append(c);
        }
      }
    }

    private static int skipBound(String signature, int colon) {
      var i = colon;
      while (signature.charAt(i + 1) == ':') {
        i++;
      }
      var depth = 0;
      while (depth > 0 || signature.charAt(i) != ';') {
        i++;
        depth += signature.charAt(i) == '<' ? 1 : signature.charAt(i) == '>' ? -1 : 0;
      }
      return i;
    }

    @Override
    public @Nullable FieldVisitor visitField(
        int access,
        String name,
        String descriptor,
        @Nullable String signature,
        @Nullable Object value) {
      fields.put(name, signature == null ? descriptor : signature);
      return null;
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
        int access,
        String name,
        String descriptor,
        @Nullable String signature,
        String @Nullable [] exceptions) {
      methods.add(new Method(name, descriptor, signature == null ? descriptor : signature));
      return null;
    }
  }
}
