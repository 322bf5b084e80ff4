import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;

/** A program with a broker in itself. Argument: URL of its configuration. */
class EmbeddedArtemis {

  public static void main(String[] arguments) throws Exception {
    var broker = new EmbeddedActiveMQ().setConfigResourcePath(arguments[0]);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(broker)));
    broker.start();
  }

  private static void stop(EmbeddedActiveMQ broker) {
    try {
      broker.stop();
    } catch (Exception failure) {
      throw new IllegalStateException(failure);
    }
  }
}
