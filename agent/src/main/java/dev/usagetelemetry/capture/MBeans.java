package dev.usagetelemetry.capture;

import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;

/**
 * Attributes of MBeans. Only ever used after the server has started: the first touch of the
 * platform MBean server initializes logging, and WildFly does not boot when that was not its own
 * doing.
 */
final class MBeans {

  private MBeans() {}

  /**
   * @param name exact, or a pattern of which the first match counts
   */
  static @Nullable Object attribute(String name, String attribute) {
    try {
      var server = ManagementFactory.getPlatformMBeanServer();
      var pattern = new ObjectName(name);
      for (var match : server.queryNames(pattern, null)) {
        return server.getAttribute(match, attribute);
      }
      return null;
    } catch (JMException | RuntimeException notThere) {
      return null;
    }
  }
}
