package dev.usagetelemetry.start;

import dev.usagetelemetry.instrument.Hook;
import dev.usagetelemetry.instrument.SignalReceiver;
import dev.usagetelemetry.instrument.Watcher;
import dev.usagetelemetry.instrument.Weaving;
import dev.usagetelemetry.settings.Settings;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Takes the signals of the woven classes, on the server's threads and in a few instructions each:
 * keeps what was captured, and when a server has started for the first time, wakes the one thread
 * that does everything else.
 */
final class Recognition implements SignalReceiver {

  /** By the id of the profile; there from the moment that one of its classes was woven. */
  private final Map<String, Server> servers = new ConcurrentHashMap<>();

  private final Surroundings here;

  private @Nullable Thread thread;
  private volatile @Nullable Telemetry telemetry;
  private volatile @Nullable Watcher watcher;

  Recognition(Settings settings, Profiles profiles, Instrumentation instrumentation) {
    this.here = new Surroundings(settings, profiles, instrumentation, servers);
  }

  void watchedBy(Watcher watcher) {
    this.watcher = watcher;
  }

  @Override
  public void woven(Weaving weaving) {
    for (var hook : weaving.placed()) {
      server(hook).place(hook);
    }
    for (var hook : weaving.unavailable()) {
      server(hook).miss(hook);
    }
  }

  @Override
  public void answer(String question) {
    try {
      var colon = question.indexOf(':');
      var answer = new Answers(here, telemetry).to(question.substring(0, colon));
      if (answer != null) {
        AnswerFile.write(question.substring(colon + 1), answer);
      }
    } catch (IOException theJarIsGone) {
      // The file stays empty.
    }
  }

  @Override
  public boolean isCaptured(String profile, String slot, @Nullable Object object) {
    var server = servers.get(profile);
    return server != null && server.captured().holds(slot, object);
  }

  @Override
  public void fired(Hook hook, Class<?> host, @Nullable Object captured) {
    var server = server(hook);
    if (!server.takes(hook)) {
      return;
    }
    server.captured().keep(hook, host, captured);
    switch (hook.meaning()) {
      case STARTED -> {
        server.started();
        wake();
      }
      case STOPPING -> server.stopping();
      case NOTHING -> {}
    }
  }

  private Server server(Hook hook) {
    var known = servers.get(hook.profile());
    if (known != null) {
      return known;
    }
    var fresh = new Server(hook.profile());
    var other = servers.putIfAbsent(hook.profile(), fresh);
    return other == null ? fresh : other;
  }

  private synchronized void wake() {
    var watching = watcher;
    if (thread != null) {
      LockSupport.unpark(thread);
    } else if (watching != null) {
      var first = new Telemetry(here, watching);
      telemetry = first;
      thread = first.begin();
    }
  }
}
