package dev.usagetelemetry.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * How many servers of a fleet stand out by their environment alone: those whose combination of
 * values fewer than 20 others have. The fleet is simulated, with a seed, so that the figures of
 * docs/privacy.md can be had again: {@code mvn -pl agent test -Dtest=FleetPrivacyTest}.
 *
 * <p>What is assumed, for want of a fleet that anybody publishes: seven of ten servers run in
 * containers, most of those in Kubernetes, with limits that people write (whole and half GiB); the
 * others are machines of the usual sizes, whose memory is what a kernel leaves of it, in pages.
 * Memory goes with processors at 2, 4 or 8 GiB each. A volume has a size that people choose, less
 * what a file system keeps for itself. One in six is Arm.
 */
class FleetPrivacyTest {

  private static final int SERVERS = 10_000;
  private static final int CROWD = 20;
  private static final long GIB = 1L << 30;
  private static final long MIB = 1L << 20;
  private static final int PAGE = 4096;

  private final Random random = new Random(20261125);

  @Test
  void exact_almost_every_server_stands_out_and_coarse_fewer_than_one_in_twenty() {
    var fleet = Stream.generate(this::server).limit(SERVERS).toList();
    var exact = shareThatStandsOut(fleet, UnaryOperator.identity());
    var coarse = shareThatStandsOut(fleet, Coarse::of);
    System.out.printf(
        "Of %,d servers, environments that fewer than %d others have: exact %.1f %%, coarse %.1f"
            + " %%%n",
        SERVERS, CROWD, 100 * exact, 100 * coarse);
    assertThat(coarse).isLessThan(0.05);
    assertThat(exact).isGreaterThan(0.5);
  }

  private static double shareThatStandsOut(List<Message> fleet, UnaryOperator<Message> as) {
    Map<String, Integer> crowds = new HashMap<>();
    var texts = fleet.stream().map(as).map(MessageJson::indented).toList();
    texts.forEach(text -> crowds.merge(text, 1, Integer::sum));
    var alone = texts.stream().filter(text -> crowds.getOrDefault(text, 0) <= CROWD).count();
    return (double) alone / fleet.size();
  }

  private Message server() {
    var isContainer = random.nextInt(10) < 7;
    var isKubernetes = isContainer && random.nextInt(10) < 8;
    var cores = cores(isContainer);
    var environment = new LinkedHashMap<String, Value>();
    environment.put("coreCount", new Value.Count(cores));
    environment.put("isContainer", new Value.Flag(isContainer));
    environment.put("isKubernetes", new Value.Flag(isKubernetes));
    environment.put(
        "processorArchitecture", new Value.Token(random.nextInt(6) == 0 ? "Arm64" : "X64"));
    environment.put("totalDiskSpace", new Value.Count(disk()));
    environment.put(
        "totalMemory", new Value.Count(isContainer ? limit(cores) : machineMemory(cores)));
    return new Message(Map.of("environment", new Part.Section(environment)));
  }

  private int cores(boolean isContainer) {
    return isContainer
        ? pick(new int[] {1, 2, 3, 4, 6, 8, 12, 16}, new int[] {18, 30, 4, 26, 4, 12, 2, 4})
        : pick(new int[] {2, 4, 8, 16, 32, 48, 64, 96}, new int[] {20, 28, 25, 14, 7, 2, 3, 1});
  }

  /** A container's limit, as people write it. */
  private long limit(int cores) {
    var halves =
        Math.max(1L, (long) cores * pick(new int[] {1, 2, 4, 8, 16}, new int[] {8, 22, 35, 28, 7}));
    return halves * GIB / 2 + (random.nextInt(20) == 0 ? random.nextInt(8) * 64L * MIB : 0);
  }

  /** What a kernel leaves of a machine's memory. */
  private long machineMemory(int cores) {
    var whole = (long) cores * pick(new int[] {2, 4, 8}, new int[] {25, 50, 25}) * GIB;
    var kept = whole / 64 + 100 * MIB + random.nextInt(4000) * (long) PAGE;
    return (whole - kept) / PAGE * PAGE;
  }

  /** A volume of a size that people choose, less what its file system keeps. */
  private long disk() {
    var gib =
        pick(
            new int[] {20, 30, 50, 64, 100, 128, 200, 250, 500, 512, 1000, 1024, 2000, 4000},
            new int[] {8, 6, 10, 4, 20, 6, 10, 5, 12, 4, 8, 3, 3, 1});
    var odd = random.nextInt(10) == 0 ? random.nextInt(40) - 20 : 0;
    var whole = Math.max(8, gib + odd) * GIB;
    return (whole - whole / 60 - random.nextInt(2000) * (long) PAGE) / PAGE * PAGE;
  }

  private int pick(int[] values, int[] weights) {
    var total = 0;
    for (var weight : weights) {
      total += weight;
    }
    var at = random.nextInt(total);
    for (var i = 0; ; i++) {
      at -= weights[i];
      if (at < 0) {
        return values[i];
      }
    }
  }
}
