package dev.fieldtest.bench.schedule;

import dev.fieldtest.chunker.Timings;
import dev.fieldtest.sitecorpus.Expectation;
import dev.fieldtest.sitecorpus.Site;
import dev.fieldtest.sitecorpus.SiteId;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * Sites, each on a domain of its own, and what each takes in its tab: 94 % log-normal around 1.5 s,
 * 5 % a Pareto tail from 3 s on, 1 % time-outs of 30 s, which nothing exceeds. Equal seeds give
 * equal ones.
 *
 * @param seconds how long a site takes
 */
public record Workload(List<Site> sites, Map<SiteId, Double> seconds) {
  /** The default of {@code --timeout}. */
  static final double TIMEOUT = 30;

  public Workload {
    sites = List.copyOf(sites);
    seconds = Map.copyOf(seconds);
  }

  /** So many sites, in no order of duration. */
  public static Workload heavyTailed(int count, long seed) {
    var random = new Random(seed);
    List<Site> sites = new ArrayList<>();
    Map<SiteId, Double> seconds = new HashMap<>();
    for (var i = 0; i < count; i++) {
      var id = new SiteId("site-" + i);
      sites.add(site(id, URI.create("https://d" + i + ".com/login")));
      seconds.put(id, Math.min(TIMEOUT, duration(random)));
    }
    return new Workload(sites, seconds);
  }

  private static double duration(Random random) {
    var kind = random.nextInt(100);
    if (kind == 0) {
      return TIMEOUT;
    }
    return kind <= 5
        ? 3 * Math.pow(1 - random.nextDouble(), -1 / 1.3)
        : 1.5 * Math.exp(0.6 * random.nextGaussian());
  }

  private static Site site(SiteId id, URI url) {
    return new Site(
        id,
        url,
        Expectation.REPLACED,
        Optional.empty(),
        List.of(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  double of(Site site) {
    return seconds.getOrDefault(site.id(), 0.0);
  }

  double total() {
    return seconds.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  double longest() {
    return seconds.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
  }

  /**
   * What an earlier run would tell.
   *
   * @param spread how far it differs from this one: the standard deviation of the logarithm
   */
  Timings timings(double spread, long seed) {
    var random = new Random(seed);
    Map<SiteId, Duration> known = new HashMap<>();
    for (var site : sites) {
      var then = Math.min(TIMEOUT, of(site) * Math.exp(spread * random.nextGaussian()));
      known.put(site.id(), Duration.ofMillis(Math.round(1000 * then)));
    }
    return new Timings("an earlier run", known);
  }
}
