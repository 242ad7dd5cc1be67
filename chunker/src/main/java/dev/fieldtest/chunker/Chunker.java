package dev.fieldtest.chunker;

import dev.fieldtest.chunker.ChunkPlan.TimingsUsed;
import dev.fieldtest.sitecorpus.SiteId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Makes plans. A pure function of its arguments: the order of the sites does not matter, and there
 * is no clock, no I/O and no randomness. Immutable and thread-safe.
 *
 * <p>{@link Shard#owns} picks the sites of a shard, by their domains alone. Timings order and cut
 * what is left: longest first, so that nothing long starts late, and by factoring (S. Flynn Hummel,
 * E. Schonberg, L. Flynn: "Factoring: A Method for Scheduling Parallel Loops", Communications of
 * the ACM 35(8), 1992): each chunk takes half of a session's share of the time that is left, so
 * that chunks get finer towards the tail, down to single sites, and the sessions end together even
 * where the predictions are wrong.
 *
 * <p>Where a chunk is what a session is asked for ({@link ChunkSizes#least}), all take alike: a
 * tail of single sites would be a tail of browsers.
 */
public final class Chunker {
  /**
   * With less than this left for each session, chunks are single sites: nothing that is predicted
   * wrong, as one that times out, is to keep others waiting behind it.
   */
  private static final Duration TAIL = Duration.ofSeconds(30);

  private static final Comparator<Visit> LONGEST_FIRST =
      Comparator.comparing(Visit::predicted).reversed().thenComparing(Visit::site);

  private final ChunkSizes sizes;

  public Chunker(ChunkSizes sizes) {
    this.sizes = sizes;
  }

  /**
   * Plans one shard. It may be empty: a shard has no sites if there are more shards than domains.
   */
  public ChunkPlan plan(Selection selection, Shard shard, Timings timings) {
    var unknown = timings.unknown();
    var visits =
        selection.sites().stream()
            .filter(site -> shard.owns(RegistrableDomain.of(site.url())))
            .map(site -> new Visit(site.id(), timings.known().getOrDefault(site.id(), unknown)))
            .sorted(LONGEST_FIRST)
            .toList();
    var timed = visits.stream().filter(visit -> timings.known().containsKey(visit.site())).count();
    var used = timed == 0 ? TimingsUsed.NONE : new TimingsUsed(timings.source(), (int) timed);
    return new ChunkPlan(selection.digest(), selection.filters(), used, shard, cut(visits));
  }

  private List<Chunk> cut(List<Visit> visits) {
    var chunks = new ArrayList<Chunk>();
    var left = total(visits);
    var number = sizes.number(left);
    var from = 0;
    while (from < visits.size()) {
      var rest = visits.subList(from, visits.size());
      var time = sizes.least().isZero() ? half(left) : even(left, number - chunks.size());
      var taken = rest.subList(0, length(rest, time));
      var predicted = total(taken);
      var id = new ChunkId(chunks.size() + 1);
      chunks.add(new Chunk(id, predicted, taken.stream().map(Visit::site).toList()));
      left = left.minus(predicted);
      from += taken.size();
    }
    return chunks;
  }

  /** Half of a session's share; towards the tail nothing, for which there is a single site. */
  private Duration half(Duration left) {
    var share = left.dividedBy(sizes.sessions());
    return share.compareTo(TAIL) < 0 ? Duration.ZERO : share.dividedBy(2);
  }

  private static Duration even(Duration left, int chunks) {
    return left.dividedBy(Math.max(1, chunks));
  }

  /**
   * How many of the visits the next chunk takes to fill its time without exceeding it, if it can.
   */
  private int length(List<Visit> rest, Duration time) {
    var length = 1;
    var filled = rest.get(0).predicted();
    while (length < Math.min(sizes.maximum(), rest.size())) {
      filled = filled.plus(rest.get(length).predicted());
      if (filled.compareTo(time) > 0) {
        return length;
      }
      length++;
    }
    return length;
  }

  private static Duration total(List<Visit> visits) {
    return visits.stream().map(Visit::predicted).reduce(Duration.ZERO, Duration::plus);
  }

  private record Visit(SiteId site, Duration predicted) {}
}
