package dev.usagetelemetry.report;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import oshi.software.common.os.linux.LinuxCgroupInfo;

/**
 * The {@code environment} section: how big the machine or container is that the server runs in, and
 * of what kind. Runs no program, opens no connection, and lists no file systems, which would ask
 * the servers of network file systems.
 */
public final class MachineFacts {

  /** One fact. It may fail, and then it is absent; the others are not. */
  interface Fact {
    Optional<Value> read(File dataDirectory) throws IOException;
  }

  private final Map<String, Fact> facts;

  /** Facts by key, in the order in which they are sent. */
  MachineFacts(Map<String, Fact> facts) {
    this.facts = facts;
  }

  /** The facts of the reference message, about the machine that this JVM runs on. */
  public static MachineFacts ofThisMachine() {
    var osName = System.getProperty("os.name");
    BooleanSupplier inContainerGroup =
        () -> osName.equals("Linux") && new LinuxCgroupInfo().isContainerized();
    var clues =
        new ContainerClues(System.getenv(), path -> new File(path).exists(), inContainerGroup);
    var memory = TotalMemory.of(osName, Runtime.version().feature());

    var facts = new LinkedHashMap<String, Fact>();
    facts.put("coreCount", data -> count(Runtime.getRuntime().availableProcessors()));
    facts.put("isContainer", data -> flag(clues.isContainer()));
    facts.put("isKubernetes", data -> flag(clues.isKubernetes()));
    facts.put("processorArchitecture", data -> architecture());
    facts.put("totalDiskSpace", data -> count(volumeSize(data)));
    facts.put("totalMemory", data -> count(memory.bytes().orElse(0)));
    return new MachineFacts(facts);
  }

  /**
   * Reads all facts anew.
   *
   * @param dataDirectory where the server keeps its data; null if that is not known, and then it is
   *     taken to be the directory in which the process was started
   */
  public Part.Section section(@Nullable File dataDirectory) {
    var directory = dataDirectory != null ? dataDirectory : new File("");
    var fields = new LinkedHashMap<String, Value>();
    facts.forEach((key, fact) -> read(fact, directory).ifPresent(value -> fields.put(key, value)));
    return new Part.Section(fields);
  }

  private static Optional<Value> read(Fact fact, File dataDirectory) {
    try {
      return fact.read(dataDirectory.getAbsoluteFile());
    } catch (IOException | RuntimeException | LinkageError e) {
      return Optional.empty();
    }
  }

  private static Optional<Value> architecture() {
    return ProcessorArchitecture.of(System.getProperty("os.arch")).map(Value.class::cast);
  }

  private static long volumeSize(File directory) throws IOException {
    return Files.getFileStore(directory.toPath()).getTotalSpace();
  }

  /** No machine has none of what is counted here: zero is how its size says "unknown". */
  private static Optional<Value> count(long size) {
    return size > 0 ? Optional.of(new Value.Count(size)) : Optional.empty();
  }

  private static Optional<Value> flag(boolean value) {
    return Optional.of(new Value.Flag(value));
  }
}
