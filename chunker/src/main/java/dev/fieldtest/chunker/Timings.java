package dev.fieldtest.chunker;

import dev.fieldtest.sitecorpus.SiteId;
import java.time.Duration;
import java.util.Map;

/**
 * How long visits took in earlier runs. They order and cut chunks; they never decide which shard
 * has a site.
 *
 * @param source where they were read from; empty if nothing is known
 * @param known how long a site took in the last run, all its attempts together, not negative
 */
public record Timings(String source, Map<SiteId, Duration> known) {
  /**
   * What a site takes when no site is known. With 16 tabs and 300 ms a response 975 sites a minute,
   * measured by raw DevTools on 2 cores, are 1 s for each site in its tab; a control visit doubles
   * that.
   */
  public static final Duration UNMEASURED = Duration.ofSeconds(2);

  /** No earlier run. */
  public static final Timings NONE = new Timings("", Map.of());

  /**
   * @throws IllegalArgumentException if a duration is negative
   */
  public Timings {
    known = Map.copyOf(known);
    known.forEach(
        (site, duration) -> {
          if (duration.isNegative()) {
            throw new IllegalArgumentException(site + " took less than no time: " + duration);
          }
        });
  }

  /** What a site takes that is not known: the median of those that are, which outliers spare. */
  public Duration unknown() {
    if (known.isEmpty()) {
      return UNMEASURED;
    }
    var sorted = known.values().stream().sorted().toList();
    var upper = sorted.get(sorted.size() / 2);
    var lower = sorted.get((sorted.size() - 1) / 2);
    return lower.plus(upper).dividedBy(2);
  }

  /** How long a visit to a site is expected to take. */
  public Duration predicted(SiteId site) {
    var duration = known.get(site);
    return duration == null ? unknown() : duration;
  }
}
