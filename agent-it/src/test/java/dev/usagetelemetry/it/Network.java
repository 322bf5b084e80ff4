package dev.usagetelemetry.it;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A network with nothing in it but loopback, for servers that bind a port of theirs to all
 * addresses whatever they are told. Ends with the test.
 */
public final class Network implements AutoCloseable {

  private final JavaProcess holder;

  private Network(JavaProcess holder) {
    this.holder = holder;
  }

  /**
   * Makes one.
   *
   * @return empty where this machine does not let us; the test is skipped then
   */
  public static Optional<Network> ofItsOwn(Path directory) throws IOException {
    var holder =
        new JavaCommand(directory)
            .program(
                Path.of("/bin/sh"),
                "-c",
                "exec unshare --net sh -c 'ip link set lo up && echo up && exec sleep 900'")
            .start();
    await()
        .atMost(10, SECONDS)
        .pollInterval(50, MILLISECONDS)
        .until(() -> !holder.isAlive() || holder.out().contains("up"));
    if (holder.isAlive()) {
      return Optional.of(new Network(holder));
    }
    System.out.println("Skipped: no network of its own can be made here: " + holder.err().strip());
    return Optional.empty();
  }

  /** Has a command run within. */
  public JavaCommand join(JavaCommand command) {
    return command.under("nsenter", "--net=/proc/" + holder.pid() + "/ns/net", "--");
  }

  @Override
  public void close() {
    holder.close();
  }
}
