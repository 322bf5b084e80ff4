package com.example.eventstore;

import java.util.Locale;
import java.util.UUID;

/** The administrator's commands, one a line. */
final class Console {

  private final Node node;

  Console(Node node) {
    this.node = node;
  }

  /**
   * Does what a line says: {@code project start|stop|fault|delete NAME}, {@code subscribe STREAM
   * GROUP}, {@code member ADDRESS STATE}, {@code lose-leader}, {@code become-leader}.
   */
  void obey(String line) {
    var words = line.split(" ", -1);
    switch (words[0]) {
      case "project" -> project(words[1], words[2]);
      case "subscribe" -> node.subscriptions().subscribe(words[1], words[2]);
      case "member" ->
          node.gossip().hear(new GossipTable.Member(UUID.randomUUID(), words[1], state(words[2])));
      case "lose-leader" -> node.loseLeader();
      case "become-leader" -> node.becomeLeader();
      default -> throw new IllegalArgumentException("No such command: " + line);
    }
  }

  private void project(String verb, String name) {
    var projections = node.projections();
    switch (verb) {
      case "start" -> projections.run(name, Projection.State.RUNNING);
      case "stop" -> projections.run(name, Projection.State.STOPPED);
      case "fault" -> projections.run(name, Projection.State.FAULTED);
      case "delete" -> projections.delete(name);
      default -> throw new IllegalArgumentException("No such verb: " + verb);
    }
  }

  private static Node.State state(String word) {
    return Node.State.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
