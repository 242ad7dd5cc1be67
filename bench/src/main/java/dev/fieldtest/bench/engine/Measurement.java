package dev.fieldtest.bench.engine;

import dev.fieldtest.bench.engine.lab.Reading;
import dev.fieldtest.bench.engine.lab.Role;
import java.util.List;
import java.util.Map;

/**
 * What a setting cost in one go.
 *
 * @param sites how many were counted
 * @param used for those sites, in the steady state: between the end of the warm-up and the moment
 *     at which so many further sites were done, while others were still under way
 * @param apart CPU seconds beside the sites': starting, warming up and ending
 * @param memory peak of the proportional set size by role, in bytes
 * @param flaws of sites that did not end as expected; with any, the figures are worth nothing
 */
record Measurement(
    Setting setting,
    int sites,
    Reading used,
    double apart,
    Map<Role, Long> memory,
    List<String> flaws) {
  Measurement {
    memory = Map.copyOf(memory);
    flaws = List.copyOf(flaws);
  }

  boolean valid() {
    return flaws.isEmpty();
  }

  double cpuPerSite() {
    return used.cpuSeconds() / sites;
  }

  double cpuPerSite(Role role) {
    return used.cpuSeconds(role) / sites;
  }

  double sitesPerMinute() {
    return sites / (used.at().toNanos() / 60e9);
  }

  /** Peak in MB. */
  double megabytes() {
    return memory.values().stream().mapToLong(Long::longValue).sum() / 1e6;
  }

  /** Peak of browser and driver in MB, for each site that is open at once. */
  double megabytesPerOpenSite() {
    var both = memory.getOrDefault(Role.BROWSER, 0L) + memory.getOrDefault(Role.DRIVER, 0L);
    return both / 1e6 / setting.arm().atOnce();
  }
}
