package com.example.eventstore;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** What the nodes have told each other of themselves. */
final class GossipTable {

  /**
   * A node as it was last heard of.
   *
   * @param instanceId new at each start of the node
   * @param address where it was heard from
   * @param state its role
   */
  record Member(UUID instanceId, String address, Node.State state) {}

  private final Map<UUID, Member> members = new ConcurrentHashMap<>();

  void hear(Member member) {
    members.put(member.instanceId(), member);
  }
}
