package dev.usagetelemetry.capture;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What {@code [*]} and the steps after it make of one value or of several. */
final class Several {

  private final Members members;
  private final Elements elements;

  Several(Members members, Elements elements) {
    this.members = members;
    this.elements = elements;
  }

  /** One step of a path. */
  interface Step {
    @Nullable Object take(Object from);
  }

  /** {@code [*]}: the elements; after another {@code [*]}, the elements of each. */
  @Nullable Many elements(Object of) {
    if (!(of instanceof Many many)) {
      var items = elements.of(of);
      return items == null ? null : opened(items);
    }
    var flat = new ArrayList<Object>();
    var containers = new ArrayList<Object>();
    for (var item : many.items()) {
      var inner = elements.of(item);
      if (inner != null) {
        containers.add(item);
        flat.addAll(opened(inner).items());
      }
    }
    return many(many.items(), containers) == null ? null : new Many(flat);
  }

  private Many opened(List<Object> items) {
    var open = new ArrayList<Object>();
    for (var item : items) {
      var inside = Boxes.open(item, members);
      if (inside != null) {
        open.add(inside);
      }
    }
    return new Many(open);
  }

  /** A step from one value, or from each of several. */
  @Nullable Object step(@Nullable Object of, Step step) {
    if (!(of instanceof Many many)) {
      return of == null ? null : step.take(of);
    }
    var results = new ArrayList<Object>();
    for (var item : many.items()) {
      var result = Boxes.open(step.take(item), members);
      if (result != null) {
        results.add(result);
      }
    }
    return many(many.items(), results);
  }

  /**
   * What a step has made of several values. If it made nothing of any, this version of the server
   * does not have that member, and to count or add up what is left would invent a zero.
   */
  private static @Nullable Many many(List<Object> before, List<Object> after) {
    return after.isEmpty() && !before.isEmpty() ? null : new Many(after);
  }
}
