package dev.usagetelemetry.report;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** The message of a single EventStoreDB node as the specification gives it. */
final class ReferenceMessage {

  static final String TEXT =
      """
      {
        "version": "23.10.0.0",
        "tag": "oss-v23.10.0",
        "uptime": "00:01:11.0115732",
        "cluster": {
          "leaderId": "81e9ca2a-8acc-41ed-b9d0-65a652b36801",
          "nodeId": "81e9ca2a-8acc-41ed-b9d0-65a652b36801",
          "nodeState": "Leader"
        },
        "configuration": {
          "clusterSize": 1,
          "enableAtomPubOverHttp": true,
          "enableExternalTcp": true,
          "insecure": false,
          "runProjections": "None"
        },
        "database": {
          "epochNumber": 29,
          "firstEpochId": "b02f1ba6-98a3-473f-ade7-dcd1476b2149",
          "activeChunkNumber": 2
        },
        "environment": {
          "coreCount": 24,
          "isContainer": false,
          "isKubernetes": false,
          "processorArchitecture": "X64",
          "totalDiskSpace": 1000186310656,
          "totalMemory": 68631052288
        },
        "gossip": {
          "81e9ca2a-8acc-41ed-b9d0-65a652b36801": "Leader"
        },
        "persistentSubscriptions": {
          "count": 0
        },
        "projections": {
          "customProjectionCount": 0,
          "standardProjectionCount": 5,
          "customProjectionRunningCount": 0,
          "standardProjectionRunningCount": 5,
          "totalCount": 5,
          "totalRunningCount": 5
        }
      }""";

  private static final UUID NODE = UUID.fromString("81e9ca2a-8acc-41ed-b9d0-65a652b36801");
  private static final UUID EPOCH = UUID.fromString("b02f1ba6-98a3-473f-ade7-dcd1476b2149");

  private ReferenceMessage() {}

  static Message message() {
    return new Message(
        new Ordered<Part>()
            .with("version", new Value.Version("23.10.0.0"))
            .with("tag", new Value.Version("oss-v23.10.0"))
            .with("uptime", new Value.Uptime(new TimeSpan(710_115_732)))
            .with("cluster", cluster())
            .with("configuration", configuration())
            .with("database", database())
            .with("environment", environment())
            .with("gossip", new Part.Members(Map.of(NODE, new Value.Token("Leader"))))
            .with("persistentSubscriptions", new Part.Section(Map.of("count", new Value.Count(0))))
            .with("projections", projections())
            .map());
  }

  private static Part cluster() {
    return new Part.Section(
        new Ordered<Value>()
            .with("leaderId", new Value.Pseudonym(NODE))
            .with("nodeId", new Value.Pseudonym(NODE))
            .with("nodeState", new Value.Token("Leader"))
            .map());
  }

  private static Part configuration() {
    return new Part.Section(
        new Ordered<Value>()
            .with("clusterSize", new Value.Whole(1))
            .with("enableAtomPubOverHttp", new Value.Flag(true))
            .with("enableExternalTcp", new Value.Flag(true))
            .with("insecure", new Value.Flag(false))
            .with("runProjections", new Value.Token("None"))
            .map());
  }

  private static Part database() {
    return new Part.Section(
        new Ordered<Value>()
            .with("epochNumber", new Value.Whole(29))
            .with("firstEpochId", new Value.Pseudonym(EPOCH))
            .with("activeChunkNumber", new Value.Whole(2))
            .map());
  }

  private static Part environment() {
    return new Part.Section(
        new Ordered<Value>()
            .with("coreCount", new Value.Count(24))
            .with("isContainer", new Value.Flag(false))
            .with("isKubernetes", new Value.Flag(false))
            .with("processorArchitecture", new Value.Token("X64"))
            .with("totalDiskSpace", new Value.Count(1_000_186_310_656L))
            .with("totalMemory", new Value.Count(68_631_052_288L))
            .map());
  }

  private static Part projections() {
    return new Part.Section(
        new Ordered<Value>()
            .with("customProjectionCount", new Value.Count(0))
            .with("standardProjectionCount", new Value.Count(5))
            .with("customProjectionRunningCount", new Value.Count(0))
            .with("standardProjectionRunningCount", new Value.Count(5))
            .with("totalCount", new Value.Count(5))
            .with("totalRunningCount", new Value.Count(5))
            .map());
  }

  /** A map literal that keeps its order, which {@link Map#of} does not. */
  private static final class Ordered<V> {
    private final Map<String, V> map = new LinkedHashMap<>();

    Ordered<V> with(String key, V value) {
      map.put(key, value);
      return this;
    }

    Map<String, V> map() {
      return map;
    }
  }
}
