package dev.fieldtest.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * What something took.
 *
 * @param seconds by the clock
 * @param cpu seconds of this thread, which other load on the machine does not touch
 * @param peakMb the most heap that was used, garbage included
 * @param result what came of it
 */
public record Cost<T>(double seconds, double cpu, double peakMb, T result) {
  /** Does it once, after a collection of garbage. */
  public static <T> Cost<T> of(Callable<T> what) throws Exception {
    System.gc();
    var pools = heap();
    pools.forEach(MemoryPoolMXBean::resetPeakUsage);
    var threads = ManagementFactory.getThreadMXBean();
    var cpu = threads.getCurrentThreadCpuTime();
    var start = System.nanoTime();
    var result = what.call();
    var seconds = (System.nanoTime() - start) / 1e9;
    var used = (threads.getCurrentThreadCpuTime() - cpu) / 1e9;
    return new Cost<>(seconds, used, peakMb(pools), result);
  }

  /** Megabytes of heap that are in use and can not be freed. */
  public static double liveMb() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1e6;
  }

  private static double peakMb(List<MemoryPoolMXBean> pools) {
    return pools.stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum() / 1e6;
  }

  private static List<MemoryPoolMXBean> heap() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .toList();
  }
}
