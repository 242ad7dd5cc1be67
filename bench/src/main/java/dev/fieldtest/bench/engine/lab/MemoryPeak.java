package dev.fieldtest.bench.engine.lab;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Looks at a lab's memory every second, and remembers the moment at which it was highest. */
public final class MemoryPeak implements AutoCloseable {
  private final Lab lab;
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private Map<Role, Long> peak = new EnumMap<>(Role.class);

  public MemoryPeak(Lab lab) {
    this.lab = lab;
    var unused = timer.scheduleWithFixedDelay(this::look, 0, 1, TimeUnit.SECONDS);
  }

  private void look() {
    try {
      var memory = lab.memory();
      synchronized (this) {
        peak = sum(memory) > sum(peak) ? memory : peak;
      }
    } catch (IOException e) {
      // The lab has been closed meanwhile.
    }
  }

  private static long sum(Map<Role, Long> memory) {
    return memory.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Bytes by role at the highest moment so far. */
  public synchronized Map<Role, Long> get() {
    return Map.copyOf(peak);
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
