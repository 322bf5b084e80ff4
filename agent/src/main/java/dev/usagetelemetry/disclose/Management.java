package dev.usagetelemetry.disclose;

import java.lang.management.ManagementFactory;
import java.util.function.Supplier;
import javax.management.JMException;
import javax.management.ObjectName;
import javax.management.StandardMBean;

/**
 * Shows the agent by JMX, where the server itself has made the platform MBean server. Never makes
 * one: the first touch initializes the JDK's logging, and a server that did not ask for JMX shall
 * not get it from us.
 */
public final class Management {

  /** Loaded when the first MBean server of a JVM is made, whoever makes it. */
  private static final String MBEAN_SERVER = "com.sun.jmx.mbeanserver.JmxMBeanServer";

  private final Supplier<Class<?>[]> loadedClasses;
  private boolean done;

  /**
   * @param loadedClasses all classes of this JVM
   */
  public Management(Supplier<Class<?>[]> loadedClasses) {
    this.loadedClasses = loadedClasses;
  }

  /** Registers the bean, once; does nothing as long as there is nowhere to register it. */
  public void offer(TelemetryMXBean bean, String profile) {
    if (done || !isThere()) {
      return;
    }
    done = true;
    try {
      ManagementFactory.getPlatformMBeanServer()
          .registerMBean(
              new StandardMBean(bean, TelemetryMXBean.class, true),
              new ObjectName("dev.usagetelemetry:type=Telemetry,product=" + profile));
    } catch (JMException | RuntimeException refused) {
      // A server may forbid it; the log says the same.
    }
  }

  private boolean isThere() {
    for (Class<?> loaded : loadedClasses.get()) {
      if (loaded.getName().equals(MBEAN_SERVER)) {
        return true;
      }
    }
    return false;
  }
}
