package dev.usagetelemetry.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.usagetelemetry.instrument.Hook.Condition;
import dev.usagetelemetry.instrument.Hook.Condition.Kind;
import dev.usagetelemetry.instrument.Hook.Effect;
import dev.usagetelemetry.instrument.Hook.Meaning;
import dev.usagetelemetry.instrument.Hook.Point;
import dev.usagetelemetry.instrument.Hook.Taken;
import java.io.IOException;
import java.lang.invoke.CallSite;
import java.lang.invoke.ConstantCallSite;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Woven classes are loaded and run; the JVM's verifier is the strictest judge of the weaver. */
public class WeaverTest { // public for the classes that it weaves

  private static final Taken THIS = new Taken(Taken.THIS);
  private static final Taken RETURN = new Taken(Taken.RETURN);

  /**
   * What the woven code handed over, in order: captured, then tested where there is a condition.
   */
  private static final List<List<@Nullable Object>> FIRED = new ArrayList<>();

  private final List<Weaving> weavings = new ArrayList<>();

  /** A server to weave. */
  public static class Target {
    public final String name;

    public Target() {
      this("default");
    }

    public Target(String name) {
      this.name = name;
    }

    public int early(int value, long wide, String text) {
      if (value < 0) {
        return -1;
      }
      if (wide > 10) {
        return text.length();
      }
      return value;
    }

    public void fails() {
      throw new IllegalStateException("on purpose");
    }

    public static String make(double ratio, boolean really) {
      return really ? "made " + ratio : "not";
    }

    public void every(
        boolean z, char c, byte b, short s, int i, long j, float f, double d, String text) {}

    public void over(String text) {}

    public void over(int number) {}

    public long wide() {
      return 5_000_000_000L;
    }

    public boolean flag() {
      return true;
    }

    public char letter() {
      return 'x';
    }

    public byte small() {
      return 3;
    }

    public short shorter() {
      return 4;
    }

    public float real() {
      return 1.5f;
    }

    public double precise() {
      return 2.5;
    }

    public int whole() {
      return 7;
    }

    public Object nothing() {
      return "object";
    }
  }

  /** Nothing of it has a body that is not inherited. */
  abstract static class Bodiless {
    abstract Object bodiless();

    @Override
    public abstract int hashCode();

    @Override
    public abstract boolean equals(@Nullable Object other);
  }

  /** An interface to weave. */
  interface Bodied {
    default String bodied() {
      return "body";
    }
  }

  /** Where woven call sites end in this test. */
  public static CallSite bootstrap(
      MethodHandles.Lookup caller, String name, MethodType type, int hook)
      throws ReflectiveOperationException {
    var method = type.parameterCount() == 1 ? "fired" : "firedIf";
    return new ConstantCallSite(MethodHandles.lookup().findStatic(WeaverTest.class, method, type));
  }

  public static void fired(@Nullable Object captured) {
    FIRED.add(java.util.Collections.singletonList(captured));
  }

  public static void firedIf(@Nullable Object captured, @Nullable Object tested) {
    FIRED.add(java.util.Arrays.asList(captured, tested));
  }

  @Test
  void every_normal_exit_of_a_method_with_wide_arguments_fires() throws Exception {
    var target = woven(hook(Point.EXIT, "early", "", new Taken(3), null));
    assertThat(call(target, "early", -5, 1L, "a")).isEqualTo(-1);
    assertThat(call(target, "early", 5, 11L, "abc")).isEqualTo(3);
    assertThat(call(target, "early", 5, 1L, "abcd")).isEqualTo(5);
    assertThat(FIRED).containsExactly(List.of("a"), List.of("abc"), List.of("abcd"));
  }

  @Test
  void an_exit_by_exception_does_not_fire_and_the_exception_stays_the_same() throws Exception {
    var target = woven(hook(Point.EXIT, "fails", "()", THIS, null));
    assertThatThrownBy(() -> call(target, "fails"))
        .isInstanceOf(InvocationTargetException.class)
        .hasRootCauseMessage("on purpose");
    assertThat(FIRED).isEmpty();
  }

  @Test
  void an_entry_fires_before_the_body_even_if_that_throws() throws Exception {
    var target = woven(hook(Point.ENTRY, "fails", "()", THIS, null));
    assertThatThrownBy(() -> call(target, "fails")).hasRootCauseMessage("on purpose");
    assertThat(FIRED).containsExactly(List.of(target));
  }

  @Test
  void a_constructor_fires_at_its_exit_and_with_its_parameters_once() throws Exception {
    var target = woven(hook(Point.EXIT, "<init>", "(Ljava/lang/String;)", THIS, null));
    assertThat(FIRED).containsExactly(List.of(target));
  }

  @Test
  void an_unfinished_object_is_never_captured() throws Exception {
    woven(hook(Point.ENTRY, "<init>", "(Ljava/lang/String;)", THIS, null));
    assertThat(FIRED).isEmpty();
    assertThat(weavings.get(0).unavailable()).hasSize(1);
  }

  @Test
  void a_static_method_has_no_this_but_arguments() throws Exception {
    var target = woven(hook(Point.EXIT, "make", "", THIS, null));
    call(target, "make", 0.5, true);
    assertThat(FIRED).containsExactly(java.util.Collections.singletonList(null));
    woven(
        hook(Point.ENTRY, "make", "", new Taken(2), new Condition(new Taken(1), Kind.TEXT, "0.5")));
  }

  @Test
  void one_overload_is_told_from_another_by_its_parameters() throws Exception {
    var target = woven(hook(Point.EXIT, "over", "(I)", new Taken(1), null));
    call(target, "over", "text");
    call(target, "over", 12);
    assertThat(FIRED).containsExactly(List.of(12));
  }

  @ParameterizedTest
  @CsvSource({
    "wide,5000000000",
    "flag,true",
    "letter,x",
    "small,3",
    "shorter,4",
    "real,1.5",
    "precise,2.5",
    "whole,7",
    "nothing,object"
  })
  void a_return_value_of_any_type_is_captured_and_still_returned(String method, String value)
      throws Exception {
    var target = woven(hook(Point.EXIT, method, "()", RETURN, null));
    assertThat(Objects.toString(call(target, method))).isEqualTo(value);
    assertThat(FIRED).hasSize(1);
    assertThat(Objects.toString(FIRED.get(0).get(0))).isEqualTo(value);
  }

  @Test
  void a_condition_hands_the_tested_value_over_whatever_is_captured() throws Exception {
    var target =
        woven(
            hook(Point.EXIT, "early", "", THIS, new Condition(RETURN, Kind.TEXT, "3")),
            hook(Point.EXIT, "wide", "", RETURN, new Condition(RETURN, Kind.TEXT, "x")),
            hook(Point.EXIT, "make", "", RETURN, new Condition(new Taken(2), Kind.TEXT, "true")));
    call(target, "early", 5, 11L, "abc");
    call(target, "wide");
    call(target, "make", 0.5, true);
    assertThat(FIRED)
        .containsExactly(
            List.of(target, 3), List.of(5_000_000_000L, 5_000_000_000L), List.of("made 0.5", true));
  }

  @Test
  void two_hooks_on_one_method_both_fire() throws Exception {
    var target =
        woven(
            hook(Point.ENTRY, "whole", "()", THIS, null),
            hook(Point.EXIT, "whole", "()", RETURN, null));
    call(target, "whole");
    assertThat(FIRED).containsExactlyInAnyOrder(List.of(target), List.of(7));
  }

  @ParameterizedTest
  @CsvSource({"1,true", "2,x", "3,3", "4,4", "5,5", "6,5000000000", "7,1.5", "8,2.5", "9,text"})
  void an_argument_of_any_type_is_captured_at_entry_and_exit(int argument, String value)
      throws Exception {
    var target =
        woven(
            hook(Point.ENTRY, "every", "", new Taken(argument), null),
            hook(Point.EXIT, "every", "", new Taken(argument), null));
    call(target, "every", true, 'x', (byte) 3, (short) 4, 5, 5_000_000_000L, 1.5f, 2.5, "text");
    assertThat(FIRED).hasSize(2).allMatch(fired -> value.equals(Objects.toString(fired.get(0))));
  }

  @Test
  void an_argument_of_a_constructor_can_be_taken_before_the_object_is_one() throws Exception {
    woven(hook(Point.ENTRY, "<init>", "(Ljava/lang/String;)", new Taken(1), null));
    assertThat(FIRED).containsExactly(List.of("named"));
  }

  @Test
  void a_constructor_that_calls_another_fires_once_for_each_that_is_hooked() throws Exception {
    var target = woven(hook(Point.EXIT, "<init>", "", THIS, null));
    FIRED.clear();
    var second = target.getClass().getConstructor().newInstance();
    assertThat(FIRED).hasSize(2).allMatch(fired -> fired.get(0) == second);
  }

  @Test
  void a_method_without_a_body_has_no_place_for_a_hook() throws Exception {
    var bodiless = hook(Point.EXIT, "bodiless", "()", THIS, null);
    var nativeOne = hook(Point.ENTRY, "hashCode", "()", THIS, null);
    assertThat(weaver().weave(classFile(Bodiless.class), List.of(bodiless, nativeOne))).isNull();
    assertThat(weavings.get(0).unavailable()).containsExactly(bodiless, nativeOne);
  }

  @Test
  void a_default_method_of_an_interface_is_woven() throws Exception {
    var hook = hook(Point.EXIT, "bodied", "()", RETURN, null);
    assertThat(weaver().weave(classFile(Bodied.class), List.of(hook))).isNotNull();
    assertThat(weavings.get(0).placed()).containsExactly(hook);
  }

  /** Since that would not be legal in a class that is loaded already. */
  @Test
  void only_bodies_change() throws Exception {
    var changed = woven(hook(Point.EXIT, "early", "", THIS, null)).getClass();
    assertThat(members(changed)).isEqualTo(members(Target.class));
  }

  @Test
  void a_class_older_than_invokedynamic_is_left_alone() throws Exception {
    var old = classFile();
    old[7] = Opcodes.V1_6;
    var hook = hook(Point.EXIT, "whole", "()", THIS, null);
    assertThat(weaver().weave(old, List.of(hook))).isNull();
    assertThat(weavings.get(0).unavailable()).containsExactly(hook);
  }

  private static List<String> members(Class<?> type) {
    return Stream.concat(
            Stream.of(type.getDeclaredMethods()).map(Method::toString),
            Stream.of(type.getDeclaredFields()).map(Field::toString))
        .sorted()
        .toList();
  }

  @Test
  void a_method_that_is_not_there_is_reported_and_nothing_is_changed() throws Exception {
    var weaver = weaver();
    var missing = hook(Point.EXIT, "noSuch", "()", THIS, null);
    var noReturn = hook(Point.EXIT, "over", "(I)", RETURN, null);
    assertThat(weaver.weave(classFile(), List.of(missing, noReturn))).isNull();
    assertThat(weavings.get(0).unavailable()).containsExactly(missing, noReturn);
    assertThat(weavings.get(0).placed()).isEmpty();
  }

  private Object woven(Hook... hooks) throws Exception {
    FIRED.clear();
    weavings.clear();
    var changed = weaver().weave(classFile(), List.of(hooks));
    var bytes = changed == null ? classFile() : changed;
    var loader =
        new ClassLoader(WeaverTest.class.getClassLoader()) {
          Class<?> define() {
            return defineClass(Target.class.getName(), bytes, 0, bytes.length);
          }
        };
    return loader.define().getConstructor(String.class).newInstance("named");
  }

  private Weaver weaver() {
    return new Weaver(
        Weaver.bootstrapOf(WeaverTest.class.getName().replace('.', '/')),
        hook -> 0,
        new SignalReceiver() {
          @Override
          public void answer(String question) {}

          @Override
          public void fired(Hook hook, Class<?> host, @Nullable Object captured) {}

          @Override
          public boolean isCaptured(String profile, String slot, @Nullable Object object) {
            return false;
          }

          @Override
          public void woven(Weaving weaving) {
            weavings.add(weaving);
          }
        });
  }

  private static Hook hook(
      Point point, String method, String parameters, Taken take, @Nullable Condition condition) {
    return new Hook(
        "test",
        Target.class.getName(),
        point,
        method,
        parameters,
        take,
        condition,
        "",
        "slot",
        Effect.KEEP_LATEST,
        Meaning.NOTHING);
  }

  private static @Nullable Object call(Object target, String name, Object... arguments)
      throws Exception {
    for (var method : target.getClass().getMethods()) {
      if (method.getName().equals(name) && fits(method.getParameterTypes(), arguments)) {
        return method.invoke(target, arguments);
      }
    }
    throw new AssertionError(name);
  }

  private static boolean fits(Class<?>[] types, Object[] arguments) {
    if (types.length != arguments.length) {
      return false;
    }
    for (var i = 0; i < types.length; i++) {
      if (!MethodType.methodType(types[i]).wrap().returnType().isInstance(arguments[i])) {
        return false;
      }
    }
    return true;
  }

  private static byte[] classFile() throws IOException {
    return classFile(Target.class);
  }

  private static byte[] classFile(Class<?> of) throws IOException {
    try (var in =
        Objects.requireNonNull(
            of.getResourceAsStream("/" + of.getName().replace('.', '/') + ".class"))) {
      return in.readAllBytes();
    }
  }
}
