package dev.usagetelemetry.start;

import java.lang.instrument.Instrumentation;
import java.lang.management.ManagementFactory;
import org.jspecify.annotations.Nullable;

/**
 * What the agent has cost this JVM so far.
 *
 * @param classes of ours and of our libraries
 * @param cpuMillis of our one thread, whose readers come and go; -1 where the JVM does not tell
 * @param sentBytes of messages that the endpoint took
 */
record Cost(int classes, long cpuMillis, long sentBytes) {

  private static final String THREAD = "usage-telemetry";

  static Cost soFar(Instrumentation instrumentation, @Nullable Standing standing) {
    var ours = Cost.class.getClassLoader();
    var classes = 0;
    for (Class<?> loaded : instrumentation.getAllLoadedClasses()) {
      if (loaded.getClassLoader() == ours) {
        classes++;
      }
    }
    return new Cost(classes, ofOurThread(), standing == null ? 0 : standing.sentBytes());
  }

  void addTo(JsonText answer) {
    answer.put("classes", classes);
    if (cpuMillis >= 0) {
      answer.put("cpuMillis", cpuMillis);
    }
    answer.put("sentBytes", sentBytes);
  }

  private static long ofOurThread() {
    var threads = ManagementFactory.getThreadMXBean();
    for (var thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().equals(THREAD)) {
        var nanos =
            threads.isThreadCpuTimeSupported() ? threads.getThreadCpuTime(thread.getId()) : -1;
        return nanos < 0 ? -1 : nanos / 1_000_000;
      }
    }
    return -1;
  }
}
