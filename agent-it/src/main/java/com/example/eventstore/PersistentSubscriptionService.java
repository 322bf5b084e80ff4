package com.example.eventstore;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Groups of consumers that share the events of a stream. */
final class PersistentSubscriptionService extends Component {

  /**
   * One group.
   *
   * @param group the consumers' name for themselves
   */
  record Subscription(String group) {}

  /** By stream; empty until they are loaded. */
  private Optional<Map<String, List<Subscription>>> subscriptionsByStream = Optional.empty();

  PersistentSubscriptionService() {
    super("PersistentSubscriptions");
  }

  @Override
  protected void onStart() {
    subscriptionsByStream = Optional.of(new ConcurrentHashMap<>());
  }

  void subscribe(String stream, String group) {
    subscriptionsByStream
        .orElseThrow()
        .computeIfAbsent(stream, unused -> new CopyOnWriteArrayList<>())
        .add(new Subscription(group));
  }
}
