import com.hazelcast.client.HazelcastClient;
import com.hazelcast.client.config.ClientConfig;
import com.hazelcast.core.EntryEvent;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.jet.config.JobConfig;
import com.hazelcast.jet.core.JobStatus;
import com.hazelcast.jet.pipeline.Pipeline;
import com.hazelcast.jet.pipeline.Sinks;
import com.hazelcast.jet.pipeline.test.TestSources;
import com.hazelcast.map.listener.EntryAddedListener;
import java.util.Scanner;
import java.util.UUID;

/**
 * Uses a Hazelcast cluster: {@code map NAME}, {@code queue NAME}, {@code topic NAME}, {@code
 * reliable NAME}, {@code destroy NAME} for a map, {@code listen NAME}, {@code unlisten NAME},
 * {@code job NAME}, {@code suspend NAME}, {@code cancel NAME}.
 */
public final class HazelcastUser {

  private final HazelcastInstance hazelcast;
  private UUID listener;

  private HazelcastUser(String address, String cluster) {
    var config = new ClientConfig().setClusterName(cluster);
    config.getNetworkConfig().addAddress(address);
    hazelcast = HazelcastClient.newHazelcastClient(config);
  }

  public static void main(String[] arguments) throws Exception {
    var user = new HazelcastUser(arguments[0], arguments[1]);
    var lines = new Scanner(System.in);
    while (lines.hasNextLine()) {
      var words = lines.nextLine().split(" ", 2);
      try {
        user.does(words[0], words[1]);
        System.out.println("ok");
      } catch (Exception failure) {
        System.out.println("failed: " + failure);
      }
    }
    user.hazelcast.shutdown();
  }

  private void does(String what, String name) throws Exception {
    switch (what) {
      case "map" -> hazelcast.getMap(name).put("PLANTED-key", "PLANTED-value");
      case "queue" -> hazelcast.getQueue(name).add("PLANTED-item");
      case "topic" -> hazelcast.getTopic(name).publish("PLANTED-message");
      case "reliable" -> hazelcast.getReliableTopic(name).publish("PLANTED-message");
      case "destroy" -> hazelcast.getMap(name).destroy();
      case "listen" -> listener = hazelcast.getMap(name).addEntryListener(new Listener(), false);
      case "unlisten" -> hazelcast.getMap(name).removeEntryListener(listener);
      case "job" -> start(name);
      case "suspend" -> {
        hazelcast.getJet().getJob(name).suspend();
        await(name, JobStatus.SUSPENDED);
      }
      case "cancel" -> hazelcast.getJet().getJob(name).cancel();
      default -> throw new IllegalArgumentException(what);
    }
  }

  private void start(String name) throws Exception {
    var pipeline = Pipeline.create();
    pipeline.readFrom(TestSources.itemStream(2)).withoutTimestamps().writeTo(Sinks.noop());
    hazelcast.getJet().newJob(pipeline, new JobConfig().setName(name));
    await(name, JobStatus.RUNNING);
  }

  private void await(String name, JobStatus status) throws Exception {
    while (hazelcast.getJet().getJob(name).getStatus() != status) {
      Thread.sleep(20);
    }
  }

  private static final class Listener implements EntryAddedListener<Object, Object> {
    @Override
    public void entryAdded(EntryEvent<Object, Object> unused) {}
  }
}
