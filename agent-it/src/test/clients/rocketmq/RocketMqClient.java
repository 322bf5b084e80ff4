import java.util.HashMap;
import java.util.Map;
import java.util.Scanner;
import org.apache.rocketmq.client.consumer.DefaultMQPushConsumer;
import org.apache.rocketmq.client.consumer.listener.ConsumeConcurrentlyStatus;
import org.apache.rocketmq.client.consumer.listener.MessageListenerConcurrently;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.tools.admin.DefaultMQAdminExt;

/**
 * Uses a RocketMQ: {@code send TOPIC}, {@code subscribe TOPIC GROUP}, {@code leave GROUP}, {@code
 * drop GROUP}.
 */
public final class RocketMqClient {

  private static final Map<String, DefaultMQPushConsumer> CONSUMERS = new HashMap<>();

  private RocketMqClient() {}

  public static void main(String[] addresses) throws Exception {
    var producer = new DefaultMQProducer("PLANTED-producers");
    producer.setNamesrvAddr(addresses[0]);
    producer.start();
    var admin = new DefaultMQAdminExt();
    admin.setNamesrvAddr(addresses[0]);
    admin.start();
    var lines = new Scanner(System.in);
    while (lines.hasNextLine()) {
      try {
        run(lines.nextLine().split(" "), producer, admin, addresses);
        System.out.println("ok");
      } catch (Exception failure) {
        System.out.println("failed: " + failure);
      }
    }
  }

  private static void run(
      String[] words, DefaultMQProducer producer, DefaultMQAdminExt admin, String[] addresses)
      throws Exception {
    switch (words[0]) {
      case "send" -> producer.send(new Message(words[1], new byte[1]), 20_000);
      case "subscribe" -> {
        var consumer = new DefaultMQPushConsumer(words[2]);
        consumer.setNamesrvAddr(addresses[0]);
        consumer.subscribe(words[1], "*");
        MessageListenerConcurrently accept =
            (messages, context) -> ConsumeConcurrentlyStatus.CONSUME_SUCCESS;
        consumer.registerMessageListener(accept);
        consumer.start();
        CONSUMERS.put(words[2], consumer);
      }
      case "leave" -> CONSUMERS.remove(words[1]).shutdown();
      case "drop" -> admin.deleteSubscriptionGroup(addresses[1], words[1], true);
      default -> throw new IllegalArgumentException(words[0]);
    }
  }
}
