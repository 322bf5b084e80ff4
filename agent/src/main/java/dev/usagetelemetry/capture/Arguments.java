package dev.usagetelemetry.capture;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether literals of a profile fit a method's parameters, and as what they are passed. */
final class Arguments {

  private static final Map<Class<?>, Class<?>> WRAPPERS =
      Map.of(
          boolean.class, Boolean.class,
          int.class, Integer.class,
          long.class, Long.class,
          short.class, Short.class,
          byte.class, Byte.class);

  private Arguments() {}

  static boolean fit(Class<?>[] parameters, @Nullable Object[] arguments) {
    if (parameters.length != arguments.length) {
      return false;
    }
    for (var i = 0; i < parameters.length; i++) {
      if (convert(parameters[i], arguments[i]) == null) {
        return false;
      }
    }
    return true;
  }

  /** Whether the first parameters are closer to the arguments, where both fit. */
  static boolean fitCloser(Class<?>[] parameters, Class<?>[] others, @Nullable Object[] arguments) {
    for (var i = 0; i < arguments.length; i++) {
      var type = WRAPPERS.getOrDefault(parameters[i], parameters[i]);
      var other = WRAPPERS.getOrDefault(others[i], others[i]);
      if (type != other && type.isInstance(arguments[i])) {
        return other.isAssignableFrom(type) || !other.isInstance(arguments[i]);
      }
    }
    return false;
  }

  static @Nullable Object[] convert(Class<?>[] parameters, @Nullable Object[] arguments) {
    var converted = new @Nullable Object[arguments.length];
    for (var i = 0; i < arguments.length; i++) {
      converted[i] = convert(parameters[i], arguments[i]);
    }
    return converted;
  }

  /** The argument as the parameter wants it, null where it does not fit. */
  private static @Nullable Object convert(Class<?> parameter, @Nullable Object argument) {
    var type = WRAPPERS.getOrDefault(parameter, parameter);
    if (type.isInstance(argument)) {
      return argument;
    }
    if (argument instanceof Number number) {
      if (type == Long.class) {
        return number.longValue();
      } else if (type == Integer.class && number.longValue() == number.intValue()) {
        return number.intValue();
      } else if (type == Short.class && number.longValue() == number.shortValue()) {
        return number.shortValue();
      } else if (type == Byte.class && number.longValue() == number.byteValue()) {
        return number.byteValue();
      }
    }
    return type.isEnum() && argument instanceof String name ? constant(type, name) : null;
  }

  private static @Nullable Object constant(Class<?> enumType, String name) {
    for (var constant : enumType.getEnumConstants()) {
      if (((Enum<?>) constant).name().equals(name)) {
        return constant;
      }
    }
    return null;
  }
}
