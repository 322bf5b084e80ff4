package dev.usagetelemetry.start;

import dev.usagetelemetry.capture.Captured;
import dev.usagetelemetry.instrument.Hook;
import dev.usagetelemetry.schedule.TelemetryLoop;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** What has been seen of one server product in this JVM. Changed on the server's threads. */
final class Server {

  private final String profile;
  private final Captured captured = new Captured();
  private final List<Hook> placed = new CopyOnWriteArrayList<>();
  private final List<Hook> missed = new CopyOnWriteArrayList<>();

  private volatile boolean everStarted;
  private volatile long startedAt;
  private volatile @Nullable TelemetryLoop loop;

  /** A server of which nothing but a class has been seen. */
  Server(String profile) {
    this.profile = profile;
  }

  /** The id of its profile. */
  String profile() {
    return profile;
  }

  Captured captured() {
    return captured;
  }

  void place(Hook hook) {
    placed.add(hook);
  }

  void miss(Hook hook) {
    missed.add(hook);
  }

  /** Whether every one of these hooks is either in place or known not to exist. */
  boolean isWoven(List<Hook> hooks) {
    for (var hook : hooks) {
      if (!placed.contains(hook) && !missed.contains(hook)) {
        return false;
      }
    }
    return true;
  }

  /** Hooks whose method the server does not have. */
  List<Hook> missed() {
    return missed;
  }

  boolean hasEverStarted() {
    return everStarted;
  }

  /** Nanoseconds since the latest start. */
  long uptimeNanos() {
    return System.nanoTime() - startedAt;
  }

  /** The started hook fired; it may do so again, after a restart within the JVM. */
  void started() {
    startedAt = System.nanoTime();
    everStarted = true;
    var running = loop;
    if (running != null) {
      running.serverStarted();
    }
  }

  /** A stopping hook fired, or the JVM is shutting down; both may happen, and more than once. */
  void stopping() {
    var running = loop;
    if (running != null) {
      running.serverStopped();
    }
  }

  /** From now on the loop is told of starts and stops. */
  void reportedBy(TelemetryLoop loop) {
    this.loop = loop;
  }
}
