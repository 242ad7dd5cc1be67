package dev.fieldtest.chunker;

import dev.fieldtest.sitecorpus.Expectation;
import dev.fieldtest.sitecorpus.Site;
import dev.fieldtest.sitecorpus.SiteId;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/** Made-up corpora and timings; equal seeds give equal ones. */
final class Sites {
  private Sites() {}

  static Site site(String id, String url) {
    return new Site(
        new SiteId(id),
        URI.create(url),
        Expectation.REPLACED,
        Optional.empty(),
        List.of(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  /** Up to {@code most} sites: several on one domain, IP addresses, bundled and local ones. */
  static List<Site> corpus(Random random, int most) {
    var sites = new ArrayList<Site>();
    var count = random.nextInt(most + 1);
    for (var i = 0; i < count; i++) {
      var n = random.nextInt(Math.max(1, count / 2));
      sites.add(site("site-" + i, "https://" + host(random, n) + "/login?" + i));
    }
    Collections.shuffle(sites, random);
    return List.copyOf(sites);
  }

  private static String host(Random random, int n) {
    return switch (random.nextInt(7)) {
      case 0 -> "www.d" + n + ".com";
      case 1 -> "accounts.d" + n + ".co.uk";
      case 2 -> "id.d" + n + ".com:8443";
      case 3 -> "d" + n + ".github.io";
      case 4 -> "127.0.0." + n % 256;
      case 5 -> "d" + n + ".bundled.test";
      default -> "d" + n + ".localhost:8800";
    };
  }

  /** Timings for about two sites of three. */
  static Timings timings(Random random, List<Site> sites) {
    var known = new HashMap<SiteId, Duration>();
    for (var site : sites) {
      if (random.nextInt(3) > 0) {
        known.put(site.id(), Duration.ofMillis(random.nextInt(30_000)));
      }
    }
    return new Timings("an earlier run", known);
  }

  /** All of these sites, unfiltered. */
  static Selection all(List<Site> sites) {
    return new Selection(sites, "d1", Map.of());
  }

  static Stream<SiteId> ids(ChunkPlan plan) {
    return plan.chunks().stream().flatMap(chunk -> chunk.sites().stream());
  }
}
