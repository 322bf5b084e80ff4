package dev.usagetelemetry.report;

import dev.usagetelemetry.capture.ReadingFailed;
import dev.usagetelemetry.capture.Readings;
import dev.usagetelemetry.profile.Field;
import dev.usagetelemetry.profile.Field.Kind;
import dev.usagetelemetry.profile.Field.Vocabulary;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The one place where what was read of a server becomes something that can leave. In go objects of
 * any class, out come the few types of {@link Value}: a text of the server's leaves only as a
 * version, as a token that the profile lists, or as a pseudonym. There is no way through for any
 * other text, and no way around: only this class hands parts of a profile to a {@link Message}.
 *
 * <p>Absent comes out as empty. A value of another type than the profile says is a {@link
 * ReadingFailed}, whose message holds nothing of the value.
 */
final class Gate {

  private final Readings readings;
  private final Supplier<Pseudonyms> pseudonyms;

  Gate(Readings readings, Supplier<Pseudonyms> pseudonyms) {
    this.readings = readings;
    this.pseudonyms = pseudonyms;
  }

  /** What a field of a profile sends now. */
  Optional<Part> part(Field field) {
    var raw = readings.read(field.source(), null);
    if (field.kind() instanceof Kind.Tally tally) {
      return raw == null ? Optional.empty() : Optional.of(tally(raw, tally.vocabulary()));
    } else if (field.kind() instanceof Kind.Members members) {
      return raw == null ? Optional.empty() : Optional.of(members(raw, members));
    }
    return value(field).map(Part.class::cast);
  }

  /** What a field within a section sends now. */
  Optional<Value> value(Field field) {
    var kind = field.kind();
    var raw = readings.read(field.source(), null);
    if (raw == null) {
      return kind instanceof Kind.Id id && id.zeroWhenAbsent()
          ? Optional.of(new Value.Pseudonym(Pseudonyms.NONE))
          : Optional.empty();
    } else if (kind instanceof Kind.Whole) {
      return Optional.of(new Value.Whole(number(raw)));
    } else if (kind instanceof Kind.Count) {
      return Optional.of(count(raw));
    } else if (kind instanceof Kind.Flag) {
      return Optional.of(new Value.Flag(flag(raw)));
    } else if (kind instanceof Kind.Version) {
      return Optional.of(version(raw));
    } else if (kind instanceof Kind.Id) {
      return Optional.of(new Value.Pseudonym(pseudonyms.get().of(Readings.text(raw))));
    } else if (kind instanceof Kind.Token token) {
      return token(raw, token.vocabulary()).map(Value.class::cast);
    }
    throw new ReadingFailed("a map cannot stand within a section");
  }

  private static long number(Object raw) {
    if (raw instanceof Number number && number.longValue() == number.doubleValue()) {
      return number.longValue();
    }
    throw new ReadingFailed("not a whole number");
  }

  private Value.Count count(Object raw) {
    var size = raw instanceof Number ? (Long) number(raw) : readings.countOf(raw);
    if (size == null || size < 0) {
      throw new ReadingFailed("not a count");
    }
    return new Value.Count(size);
  }

  private static boolean flag(Object raw) {
    if (raw instanceof Boolean flag) {
      return flag;
    }
    throw new ReadingFailed("not true or false");
  }

  private static Value.Version version(Object raw) {
    try {
      return new Value.Version(Readings.text(raw));
    } catch (IllegalArgumentException anotherText) {
      throw new ReadingFailed("not a version");
    }
  }

  private static Optional<Value.Token> token(Object raw, Vocabulary vocabulary) {
    var token = vocabulary.tokens().get(Readings.text(raw));
    return Optional.ofNullable(token == null ? vocabulary.otherwise() : token)
        .map(Value.Token::new);
  }

  private Part tally(Object raw, Vocabulary vocabulary) {
    Map<String, Long> counts = new TreeMap<>();
    for (var element : elements(raw)) {
      token(element, vocabulary).ifPresent(token -> counts.merge(token.name(), 1L, Long::sum));
    }
    return new Part.Tally(counts);
  }

  /** Two members with one id are one member: the first that is named counts. */
  private Part members(Object raw, Kind.Members members) {
    Map<UUID, Value.Token> states = new LinkedHashMap<>();
    for (var element : elements(raw)) {
      var id = readings.first(members.id(), element);
      var state = state(members, element);
      if (id != null && state != null) {
        states.putIfAbsent(pseudonyms.get().of(Readings.text(id)), state);
      }
    }
    return new Part.Members(states);
  }

  private Value.@Nullable Token state(Kind.Members members, Object element) {
    var raw = readings.read(members.state(), element);
    return raw == null ? null : token(raw, members.vocabulary()).orElse(null);
  }

  private List<Object> elements(Object raw) {
    var elements = readings.elementsOf(raw);
    if (elements == null) {
      throw new ReadingFailed("not several values");
    }
    return elements;
  }
}
