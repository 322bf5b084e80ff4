package dev.usagetelemetry.capture;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.BaseStream;
import org.jspecify.annotations.Nullable;

/**
 * Looks into containers: arrays, maps (their values), collections, iterables, iterators, streams,
 * enumerations, and the collections of Scala, which are known by their interfaces' names alone.
 */
final class Elements {

  /**
   * More than any server has of what is worth a report. A reading that is late is left behind and
   * not interrupted, so one that follows an endless iterator would keep a processor busy for ever.
   */
  static final int MOST = 1_000_000;

  private final Members members;

  Elements(Members members) {
    this.members = members;
  }

  /** The elements, or null when the value is no container. */
  @Nullable List<Object> of(Object value) {
    if (value instanceof Many many) {
      return many.items();
    } else if (value instanceof Map<?, ?> map) {
      return list(map.values().iterator());
    } else if (value instanceof Iterable<?> iterable) {
      return list(iterable.iterator());
    } else if (value instanceof Iterator<?> iterator) {
      return list(iterator);
    } else if (value instanceof BaseStream<?, ?> stream) {
      return list(stream.iterator());
    } else if (value instanceof Enumeration<?> enumeration) {
      return list(enumeration.asIterator());
    } else if (value.getClass().isArray()) {
      return array(value);
    }
    return scala(value);
  }

  /**
   * How many there are, without touching them where the container knows.
   *
   * <p>Null when the value is no container.
   */
  @Nullable Long count(Object value) {
    if (value instanceof Many many) {
      return (long) many.items().size();
    } else if (value instanceof Map<?, ?> map) {
      return (long) map.size();
    } else if (value instanceof Collection<?> collection) {
      return (long) collection.size();
    } else if (value.getClass().isArray()) {
      return (long) Array.getLength(value);
    }
    if (isScala(value, "scala.collection.Iterable")
        && members.call(value, "size") instanceof Integer size) {
      return size.longValue();
    }
    var elements = of(value);
    return elements == null ? null : (long) elements.size();
  }

  private static List<Object> array(Object array) {
    var elements = new ArrayList<Object>();
    for (var i = 0; i < Array.getLength(array); i++) {
      add(elements, Array.get(array, i));
    }
    return elements;
  }

  private static List<Object> list(Iterator<?> iterator) {
    var elements = new ArrayList<Object>();
    while (iterator.hasNext()) {
      add(elements, iterator.next());
    }
    return elements;
  }

  private static void add(List<Object> elements, @Nullable Object element) {
    if (elements.size() == MOST) {
      throw new ReadingFailed("too many elements");
    }
    if (element != null) {
      elements.add(element);
    }
  }

  private @Nullable List<Object> scala(Object value) {
    var iterator =
        isScala(value, "scala.collection.Map")
            ? members.call(value, "valuesIterator")
            : isScala(value, "scala.collection.IterableOnce")
                ? members.call(value, "iterator")
                : null;
    if (iterator == null) {
      return null;
    }
    var elements = new ArrayList<Object>();
    while (Boolean.TRUE.equals(members.call(iterator, "hasNext"))) {
      add(elements, members.call(iterator, "next"));
    }
    return elements;
  }

  private static boolean isScala(Object value, String type) {
    return Types.isInstance(value, type);
  }
}
