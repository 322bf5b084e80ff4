package dev.usagetelemetry.profile;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One value of the message: what it is and where it is read.
 *
 * @param kind decides what can leave at all
 * @param source of the reading
 * @param about one line for people: what it means
 */
public record Field(Kind kind, Source source, String about) implements Profile.Entry {

  /** How the raw reading comes about. */
  public sealed interface Source {}

  /** The first of several expressions that gives a value. */
  public record Alternatives(List<Expr> expressions) implements Source {}

  /**
   * The token of the first condition that holds. A list and no map: the hash of an expression is
   * that of a record in records, and the first one cost Tomcat some sixty classes (FootprintIT).
   */
  public record Cases(List<Case> cases) implements Source {

    /** The conditions, in their order. */
    public List<Expr> conditions() {
      return cases.stream().map(Case::condition).toList();
    }
  }

  /** A condition, and the token for it. */
  public record Case(Expr condition, String token) {}

  /** The closed list of what a value can be. */
  public sealed interface Kind {

    /** A whole number of any meaning: an epoch, a size that is configured. */
    record Whole() implements Kind {}

    /** How many there are: a number as it is, or the size of what is read. */
    record Count() implements Kind {}

    record Flag() implements Kind {}

    record Version() implements Kind {}

    /** An id of the server's, to leave as a pseudonym; {@code zero}: all zeros while unknown. */
    record Id(boolean zeroWhenAbsent) implements Kind {}

    /** A word of a closed list. */
    record Token(Vocabulary vocabulary) implements Kind {}

    /** How many elements have which token. */
    record Tally(Vocabulary vocabulary) implements Kind {}

    /** Each member's id with its state. */
    record Members(List<Expr> id, Source state, Vocabulary vocabulary) implements Kind {}
  }

  /**
   * Which tokens can leave.
   *
   * @param tokens text of the value to token
   * @param otherwise token of a value that is not listed, null to leave the value out
   */
  public record Vocabulary(Map<String, String> tokens, @Nullable String otherwise) {

    /** Every token that this vocabulary can give. */
    public Set<String> all() {
      var all = new java.util.TreeSet<>(tokens.values());
      if (otherwise != null) {
        all.add(otherwise);
      }
      return all;
    }
  }

  /**
   * The states of a node or member that all profiles share. Names of the reference first, then what
   * other products have besides.
   */
  public static final List<String> STATES =
      List.of(
          "Initializing",
          "DiscoverLeader",
          "Unknown",
          "PreReplica",
          "CatchingUp",
          "Clone",
          "Follower",
          "PreLeader",
          "Leader",
          "Manager",
          "ShuttingDown",
          "Shutdown",
          "ReadOnlyLeaderless",
          "PreReadOnlyReplica",
          "ReadOnlyReplica",
          "ResigningLeader",
          "Candidate",
          "Single",
          "Alive",
          "Dead",
          "Suspected",
          "Leaving",
          "Joining",
          "Client");
}
