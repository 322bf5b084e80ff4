package dev.usagetelemetry.instrument;

import org.jspecify.annotations.Nullable;

/**
 * One place in one method of a server at which the agent takes an object, and what that means.
 *
 * @param profile id of the profile that declares the hook
 * @param className of the class that declares the method, with dots
 * @param point where in the method
 * @param method name, {@code <init>} for a constructor
 * @param parameters the parameter part of the descriptor, {@code (Ljava/lang/String;I)}, or empty
 *     where any parameters match
 * @param take what is captured
 * @param condition that must hold for the hook to fire, null when there is none
 * @param after slot of another hook of this profile that must have fired before, empty when there
 *     is none
 * @param slot name under which the object is kept
 * @param effect on the slot
 * @param meaning for the life of the server
 */
public record Hook(
    String profile,
    String className,
    Point point,
    String method,
    String parameters,
    Taken take,
    @Nullable Condition condition,
    String after,
    String slot,
    Effect effect,
    Meaning meaning) {

  /** A normal exit only: a start-up that throws has not started anything. */
  public enum Point {
    ENTRY,
    EXIT
  }

  /** What happens to the slot. */
  public enum Effect {
    KEEP_FIRST,
    KEEP_LATEST,
    KEEP_ALL,
    DROP
  }

  /** What the event says of the server. */
  public enum Meaning {
    NOTHING,
    STARTED,
    STOPPING
  }

  /**
   * Fires only when a value is the one that is meant.
   *
   * @param tested argument or return value
   * @param kind how it is told
   * @param operand the text that {@code String.valueOf} of the value equals, or the slot that holds
   *     this very object
   */
  public record Condition(Taken tested, Kind kind, String operand) {

    /** Whether a value is told by what it reads like, or by who it is. */
    public enum Kind {
      TEXT,
      CAPTURED
    }
  }

  /**
   * A value of the method's frame.
   *
   * @param argument 1 for the first, or {@link #THIS}, or {@link #RETURN}
   */
  public record Taken(int argument) {
    public static final int THIS = 0;
    public static final int RETURN = -1;

    boolean isReturn() {
      return argument == RETURN;
    }
  }

  /** Whether this hook is meant for a method with this name and descriptor. */
  boolean matches(String name, String descriptor) {
    return method.equals(name) && descriptor.startsWith(parameters);
  }

  /** How a person names it, for the log and {@code explain}. */
  public String describe() {
    return point.name().toLowerCase(java.util.Locale.ROOT) + " of " + className + "." + method;
  }
}
