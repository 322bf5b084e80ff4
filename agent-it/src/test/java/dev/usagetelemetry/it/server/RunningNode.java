package dev.usagetelemetry.it.server;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.usagetelemetry.it.Conduct;
import dev.usagetelemetry.it.ExpectedMessage;
import dev.usagetelemetry.it.JavaProcess;
import dev.usagetelemetry.it.Messages;
import dev.usagetelemetry.it.RealServer;
import dev.usagetelemetry.it.Receiver;
import dev.usagetelemetry.it.Settings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.awaitility.core.ConditionTimeoutException;
import tools.jackson.databind.JsonNode;

/** A node of a cluster with a receiver of its own. */
record RunningNode<S extends RealServer>(S server, JavaProcess process, Receiver receiver)
    implements AutoCloseable {

  /** Starts one without waiting for it, as it may wait for others. */
  static <S extends RealServer> RunningNode<S> launch(S server) throws IOException {
    var receiver = new Receiver();
    var process = server.observed(Settings.reportingTo(receiver)).start();
    return new RunningNode<>(server, process, receiver);
  }

  /** Starts all at once; returns when all are up. */
  static <S extends RealServer> List<RunningNode<S>> launch(List<S> servers) throws IOException {
    var nodes = new ArrayList<RunningNode<S>>();
    try {
      for (var server : servers) {
        nodes.add(launch(server));
      }
      nodes.forEach(RunningNode::awaitUp);
      return nodes;
    } catch (Throwable neverUp) {
      nodes.forEach(RunningNode::close);
      throw neverUp;
    }
  }

  void awaitUp() {
    server.awaitUp(process);
  }

  /** The message that came last, an empty one if none has come. */
  JsonNode last() {
    return Messages.last(receiver);
  }

  String state() {
    return last().at("/cluster/nodeState").asString("");
  }

  /** Waits until what these nodes have sent last holds for all at a time. */
  static void awaitAll(
      String what, List<? extends RunningNode<?>> nodes, Predicate<JsonNode> holds) {
    try {
      await(what)
          .atMost(60, SECONDS)
          .pollInterval(200, MILLISECONDS)
          .until(() -> nodes.stream().allMatch(node -> holds.test(node.last())));
    } catch (ConditionTimeoutException never) {
      throw new AssertionError(what + ": " + nodes.stream().map(RunningNode::last).toList(), never);
    }
  }

  /** Waits until each node is in one of these states, in any order; a state is told by its node. */
  static void awaitStates(List<? extends RunningNode<?>> nodes, String... states) {
    var wanted = Arrays.stream(states).sorted().toList();
    await(String.join(", ", states))
        .atMost(60, SECONDS)
        .pollInterval(200, MILLISECONDS)
        .until(() -> nodes.stream().map(RunningNode::state).sorted().toList().equals(wanted));
  }

  /** The first of these nodes that says it is in a state. */
  static <S extends RealServer> RunningNode<S> in(String state, List<RunningNode<S>> nodes) {
    return nodes.stream().filter(node -> node.state().equals(state)).findFirst().orElseThrow();
  }

  /** The nodes but one. */
  static <S extends RealServer> List<RunningNode<S>> without(
      RunningNode<S> one, List<RunningNode<S>> nodes) {
    return nodes.stream().filter(node -> !node.equals(one)).toList();
  }

  /**
   * Waits until each reports in its role, and all say the same of the cluster.
   *
   * @return what the leader says
   */
  static JsonNode awaitAgreement(RunningNode<?> leader, List<? extends RunningNode<?>> followers)
      throws IOException {
    var said = leader.awaitRole("leader");
    for (var node : followers) {
      var message = node.awaitRole("follower");
      assertThat(message.at("/cluster/leaderId")).isEqualTo(said.at("/cluster/nodeId"));
      assertThat(message.at("/gossip")).isEqualTo(said.at("/gossip"));
      assertThat(message.at("/database")).isEqualTo(said.at("/database"));
    }
    return said;
  }

  /**
   * The leader of two is killed, and this one leads, alone.
   *
   * @param before what the leader said
   */
  void takesOverFrom(RunningNode<?> leader, JsonNode before) {
    leader.process().kill();
    var after =
        receiver.awaitNext(
            message -> message.at("/cluster/nodeState").asString("").equals("Leader"));
    assertThat(after.at("/configuration/clusterSize").asInt()).isEqualTo(1);
    assertThat(after.at("/gossip").size()).isEqualTo(1);
    assertThat(after.at("/database/epochNumber").asInt())
        .isGreaterThan(before.at("/database/epochNumber").asInt());
  }

  /**
   * What these nodes have sent last names one leader, and another than before; the cluster is the
   * same.
   *
   * @param before what the leader said that is gone
   */
  static void haveAnotherLeader(List<? extends RunningNode<?>> nodes, JsonNode before) {
    for (var node : nodes) {
      assertThat(node.last().at("/cluster/leaderId"))
          .isEqualTo(nodes.get(0).last().at("/cluster/leaderId"))
          .isNotEqualTo(before.at("/cluster/leaderId"));
      assertThat(node.last().at("/database/firstEpochId"))
          .isEqualTo(before.at("/database/firstEpochId"));
    }
  }

  /** One of its messages is as expected of this role. */
  JsonNode awaitRole(String role) throws IOException {
    return receiver.awaitMatch(ExpectedMessage.of(server, role));
  }

  void isHonest() throws IOException {
    assertThat(process.isAlive()).isTrue();
    Conduct.isHonest(server, process, receiver);
  }

  @Override
  public void close() {
    process.close();
    receiver.close();
  }
}
