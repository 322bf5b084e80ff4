import io.trino.server.Server;

/** What the main class of the distribution does; that class alone is in no published jar. */
public final class TrinoMain {

  private TrinoMain() {}

  public static void main(String[] version) {
    new Server().start(version[0]);
  }
}
