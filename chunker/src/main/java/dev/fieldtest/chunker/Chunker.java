package dev.fieldtest.chunker;

import dev.fieldtest.sitecorpus.Site;
import dev.fieldtest.sitecorpus.SiteId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;

/**
 * Makes plans. A pure function of its arguments: the order of the sites does not matter, and there
 * is no clock, no I/O and no randomness. Immutable and thread-safe.
 *
 * <p>{@link Shard#owns} picks the sites of a shard, by their domains alone. Timings order and cut
 * what is left: longest first, so that nothing long starts late, and by guided self-scheduling (C.
 * Polychronopoulos, D. Kuck: "Guided Self-Scheduling: A Practical Scheduling Scheme for Parallel
 * Supercomputers", IEEE Transactions on Computers C-36(12), 1987): each chunk takes the p-th part
 * of the time that is left for p sessions, so chunks get finer towards the tail and the sessions
 * end together. The paper's GSS(k) bounds chunks from below, as {@link ChunkSizes} does.
 */
public final class Chunker {
  private static final Comparator<Visit> LONGEST_FIRST =
      Comparator.comparing(Visit::predicted).reversed().thenComparing(Visit::site);

  private final ChunkSizes sizes;

  public Chunker(ChunkSizes sizes) {
    this.sizes = sizes;
  }

  /**
   * Plans one shard. It may be empty: a shard has no sites if there are more shards than domains.
   *
   * @param sites the selected sites, with distinct ids
   * @param corpusDigest SHA-256 of the selected sites, in hexadecimal; noted in the plan
   * @throws IllegalArgumentException if two sites have one id
   */
  public ChunkPlan plan(List<Site> sites, Shard shard, Timings timings, String corpusDigest) {
    requireDistinct(sites);
    var unknown = timings.unknown();
    var visits =
        sites.stream()
            .filter(site -> shard.owns(RegistrableDomain.of(site.url())))
            .map(site -> new Visit(site.id(), timings.known().getOrDefault(site.id(), unknown)))
            .sorted(LONGEST_FIRST)
            .toList();
    return new ChunkPlan(corpusDigest, shard, cut(visits));
  }

  private static void requireDistinct(List<Site> sites) {
    var seen = new HashSet<SiteId>();
    for (var site : sites) {
      if (!seen.add(site.id())) {
        throw new IllegalArgumentException("two sites have the id '" + site.id() + "'");
      }
    }
  }

  private List<Chunk> cut(List<Visit> visits) {
    var chunks = new ArrayList<Chunk>();
    var left = total(visits);
    var from = 0;
    while (from < visits.size()) {
      var rest = visits.subList(from, visits.size());
      var taken = rest.subList(0, length(rest, left.dividedBy(sizes.sessions())));
      var predicted = total(taken);
      var id = new ChunkId(chunks.size() + 1);
      chunks.add(new Chunk(id, predicted, taken.stream().map(Visit::site).toList()));
      left = left.minus(predicted);
      from += taken.size();
    }
    return chunks;
  }

  /** How many of the visits the next chunk takes to fill its share of time. */
  private int length(List<Visit> rest, Duration share) {
    var length = 0;
    var filled = Duration.ZERO;
    while (length < Math.min(sizes.maximum(), rest.size())
        && (length < sizes.minimum() || filled.compareTo(share) < 0)) {
      filled = filled.plus(rest.get(length).predicted());
      length++;
    }
    // A remainder below the minimum is no chunk of its own if it fits into this one.
    var remainder = rest.size() - length;
    var fits = remainder < sizes.minimum() && rest.size() <= sizes.maximum();
    return fits ? rest.size() : length;
  }

  private static Duration total(List<Visit> visits) {
    return visits.stream().map(Visit::predicted).reduce(Duration.ZERO, Duration::plus);
  }

  private record Visit(SiteId site, Duration predicted) {}
}
