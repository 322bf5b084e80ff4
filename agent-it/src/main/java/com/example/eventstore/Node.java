package com.example.eventstore;

import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

/** One node: all its components and its part in the cluster. */
final class Node extends Component {

  /** A node's role, as its peers see it. */
  enum State {
    INITIALIZING,
    LEADER,
    FOLLOWER,
    CATCHING_UP,
    READ_ONLY_REPLICA,
    SHUTTING_DOWN
  }

  private final UUID instanceId = UUID.randomUUID();
  private final AtomicReference<State> state = new AtomicReference<>(State.INITIALIZING);
  private volatile Optional<UUID> leaderId = Optional.empty();
  private final Options options;
  private final GossipTable gossip = new GossipTable();
  private final Database database;
  private final ProjectionManager projections = new ProjectionManager();
  private final PersistentSubscriptionService subscriptions = new PersistentSubscriptionService();

  Node(Options options, Database.Contents contents) {
    super(options.cluster().nodeName());
    this.options = options;
    this.database = new Database(options.application().dataDirectory(), contents);
  }

  @Override
  protected void onStart() {
    database.start();
    projections.start();
    subscriptions.start();
    becomeLeader();
  }

  @Override
  protected void onStop() {
    become(State.SHUTTING_DOWN);
    subscriptions.stop();
    projections.stop();
    database.stop();
  }

  void becomeLeader() {
    database.epochs().begin(UUID.randomUUID());
    leaderId = Optional.of(instanceId);
    become(State.LEADER);
  }

  void loseLeader() {
    leaderId = Optional.empty();
    become(State.FOLLOWER);
  }

  void become(State next) {
    state.set(next);
    gossip.hear(new GossipTable.Member(instanceId, "127.0.0.1:2113", next));
  }

  ProjectionManager projections() {
    return projections;
  }

  PersistentSubscriptionService subscriptions() {
    return subscriptions;
  }

  GossipTable gossip() {
    return gossip;
  }

  Options options() {
    return options;
  }
}
