package dev.usagetelemetry.report;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import oshi.SystemInfo;
import oshi.hardware.common.platform.linux.LinuxGlobalMemory;
import oshi.software.common.os.linux.LinuxCgroupInfo;

/**
 * The memory that a process can have: the machine's, or a container's limit where there is one.
 * Every source sees limits that another does not: OSHI reads the group that the kernel names, whose
 * path need not exist within the container; the JVM looks further, unless it was told not to
 * ({@code -XX:-UseContainerSupport}). None answers with less than there is, so the smallest answer
 * is the right one.
 *
 * @param sources bytes; one that fails, or answers 0, less, or "unlimited", has no say
 */
record TotalMemory(List<LongSupplier> sources) {

  /** {@link oshi.software.os.CgroupInfo#UNLIMITED_MEMORY}, without loading OSHI for it. */
  private static final long UNLIMITED = Long.MAX_VALUE;

  /**
   * From this release on Java warns on the console when a library such as JNA loads native code.
   */
  private static final int NATIVE_ACCESS_WARNS = 24;

  /**
   * The sources for a JVM.
   *
   * @param osName the system property {@code os.name}
   * @param feature the JVM's release
   */
  static TotalMemory of(String osName, int feature) {
    if (osName.equals("Linux")) {
      return new TotalMemory(
          List.of(TotalMemory::linuxMachine, TotalMemory::linuxControlGroup, TotalMemory::jvm));
    }
    return feature < NATIVE_ACCESS_WARNS
        ? new TotalMemory(List.of(TotalMemory::nativeMachine, TotalMemory::jvm))
        : new TotalMemory(List.of(TotalMemory::jvm));
  }

  OptionalLong bytes() {
    return sources.stream()
        .mapToLong(TotalMemory::ask)
        .filter(bytes -> bytes > 0 && bytes < UNLIMITED)
        .min();
  }

  private static long ask(LongSupplier source) {
    try {
      return source.getAsLong();
    } catch (RuntimeException | LinkageError e) {
      return 0;
    }
  }

  /**
   * OSHI's reader of {@code /proc/meminfo} by itself: asking for it through {@code
   * oshi.nativefree.SystemInfo} would run {@code getconf} and {@code uname}.
   */
  private static long linuxMachine() {
    var pageSizeThatTheTotalDoesNotNeed = 4096;
    return new LinuxGlobalMemory(pageSizeThatTheTotalDoesNotNeed).getTotal();
  }

  private static long linuxControlGroup() {
    return new LinuxCgroupInfo().getMemoryLimit();
  }

  private static long nativeMachine() {
    return new SystemInfo().getHardware().getMemory().getTotal();
  }

  private static long jvm() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
  }
}
