package dev.usagetelemetry.start;

import dev.usagetelemetry.capture.Captured;
import dev.usagetelemetry.instrument.Hook;
import dev.usagetelemetry.instrument.HookLine;
import dev.usagetelemetry.schedule.TelemetryLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What has been seen of one server product in this JVM. Changed on the server's threads. */
final class Server {

  private final String profile;
  private final Captured captured = new Captured();

  /** Hooks that are in place or whose method the server does not have, as lines of the index. */
  private final Set<String> settled = ConcurrentHashMap.newKeySet();

  /** Captures with a hook in place, and those with one whose method does not exist. */
  private final Set<String> placed = ConcurrentHashMap.newKeySet();

  private final Set<String> missed = ConcurrentHashMap.newKeySet();

  /** Captures that have been taken. */
  private final Set<String> taken = ConcurrentHashMap.newKeySet();

  private volatile boolean seen;
  private volatile boolean everStarted;
  private volatile boolean stopped;
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

  /** A hook is in place. */
  void place(Hook hook) {
    settled.add(HookLine.write(hook));
    placed.add(hook.slot());
    if (hook.after().isEmpty()) {
      seen = true;
    }
  }

  /** The method of a hook does not exist; what depends on its capture is absent. */
  void miss(Hook hook) {
    settled.add(HookLine.write(hook));
    missed.add(hook.slot());
  }

  /** Captures that are not to be had in this version, none of their alternatives. */
  List<String> missing() {
    var missing = new ArrayList<String>();
    for (var slot : missed) {
      if (!placed.contains(slot)) {
        missing.add("capture " + slot);
      }
    }
    return missing;
  }

  /**
   * A hook has fired; whether it counts. One that is to come after another does not before that.
   */
  boolean takes(Hook hook) {
    if (!hook.after().isEmpty() && !taken.contains(hook.after())) {
      return false;
    }
    taken.add(hook.slot());
    return true;
  }

  /**
   * Whether a class has been woven that says that this server may start. One that counts after
   * another only is no such class: others have it too.
   */
  boolean isSeen() {
    return seen;
  }

  /** Whether every one of these hooks is either in place or known not to exist. */
  boolean isWoven(List<Hook> hooks) {
    for (var hook : hooks) {
      if (!settled.contains(HookLine.write(hook))) {
        return false;
      }
    }
    return true;
  }

  /** What became of a hook, in words. */
  String stateOf(Hook hook) {
    if (!settled.contains(HookLine.write(hook))) {
      return "its class is not loaded";
    }
    return missed.contains(hook.slot()) && !placed.contains(hook.slot())
        ? "this version does not have it"
        : "in place";
  }

  boolean hasEverStarted() {
    return everStarted;
  }

  /** Whether it has started and not stopped since. */
  boolean isRunning() {
    return everStarted && !stopped;
  }

  /** Whether this one has started, and the other later or never. */
  boolean startedBefore(Server other) {
    return everStarted && (!other.everStarted || startedAt - other.startedAt < 0);
  }

  /** Nanoseconds since the latest start, negative where none was seen. */
  long uptimeNanos() {
    return everStarted ? System.nanoTime() - startedAt : -1;
  }

  /**
   * The started hook fired. After a stop it is a restart within the JVM. While the server runs it
   * is a part of it that was made anew, as in ZooKeeper after each election: nothing begins again.
   */
  void started() {
    if (everStarted && !stopped) {
      return;
    }
    startedAt = System.nanoTime();
    everStarted = true;
    stopped = false;
    var running = loop;
    if (running != null) {
      running.serverStarted();
    }
  }

  /** A stopping hook fired, or the JVM is shutting down; both may happen, and more than once. */
  void stopping() {
    stopped = true;
    var running = loop;
    if (running != null) {
      running.serverStopped();
    }
  }

  /** From now on the loop is told of starts and stops; also of a stop that was before. */
  void reportedBy(TelemetryLoop loop) {
    this.loop = loop;
    if (stopped) {
      loop.serverStopped();
    }
  }
}
