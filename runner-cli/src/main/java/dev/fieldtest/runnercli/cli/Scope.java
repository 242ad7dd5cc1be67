package dev.fieldtest.runnercli.cli;

import dev.fieldtest.chunker.ChunkId;
import dev.fieldtest.chunker.ChunkPlan;
import dev.fieldtest.chunker.ChunkSizes;
import dev.fieldtest.chunker.Chunker;
import dev.fieldtest.chunker.Selection;
import dev.fieldtest.chunker.Shard;
import dev.fieldtest.chunker.Timings;
import dev.fieldtest.runnercli.dispatch.WorkQueue;
import dev.fieldtest.sitecorpus.Corpus;
import dev.fieldtest.sitecorpus.MalformedCorpusException;
import dev.fieldtest.sitecorpus.Site;
import dev.fieldtest.sitecorpus.SiteId;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a run is asked to cover.
 *
 * @param corpus the sites that were selected
 * @param filters what selected them, by option
 * @param shard the part of them that is this run's
 * @param turn after how many sites a browser retires
 * @param asked what was asked for, by option
 */
record Scope(
    Corpus corpus, Map<String, String> filters, Shard shard, int turn, Map<String, String> asked) {
  /** To open a browser and prove the extension takes up to 2 s of that. */
  private static final Duration WORTH_A_SESSION = Duration.ofSeconds(30);

  /** Reads the corpus and selects. */
  static Scope of(SelectionOptions selection, Shard shard, Optional<Integer> chunkSize)
      throws MalformedCorpusException {
    var asked = new TreeMap<>(selection.asked());
    asked.put("shard", shard.toString());
    chunkSize.ifPresent(size -> asked.put("chunk-size", size.toString()));
    var corpus = selection.select(selection.read());
    return new Scope(
        corpus, selection.filters(), shard, chunkSize.orElse(WorkQueue.DEFAULT_TURN), asked);
  }

  /**
   * Only some of its sites.
   *
   * @param option that selected them
   */
  Scope only(Set<SiteId> sites, String option) {
    var some = corpus.filter(site -> sites.contains(site.id()));
    return new Scope(some, with(filters, option), shard, turn, with(asked, option));
  }

  private static Map<String, String> with(Map<String, String> options, String option) {
    var more = new TreeMap<>(options);
    more.put(option, "true");
    return more;
  }

  /** The ids of the sites that are this run's. */
  Set<SiteId> ids() {
    return plan(1, Timings.NONE).chunks().stream()
        .flatMap(chunk -> chunk.sites().stream())
        .collect(Collectors.toSet());
  }

  /** Whether nothing of the corpus is left out. */
  boolean whole() {
    return filters.isEmpty() && shard.equals(Shard.WHOLE);
  }

  /** Plans it for so many sessions. */
  ChunkPlan plan(int sessions, Timings timings) {
    return plan(ChunkSizes.DEFAULT.atMost(turn).forSessions(sessions), timings);
  }

  /** Plans it for sessions that each serve one chunk, on a grid that grows with what waits. */
  ChunkPlan planAlike(Capacity capacity, Timings timings) {
    var least = WORTH_A_SESSION.multipliedBy(capacity.tabs().first());
    return plan(new ChunkSizes(turn, capacity.sessions(), least), timings);
  }

  private ChunkPlan plan(ChunkSizes sizes, Timings timings) {
    var selected = new Selection(corpus.sites(), corpus.digest(), filters);
    return new Chunker(sizes).plan(selected, shard, timings);
  }

  /** The sites of each chunk, in the plan's order. */
  Map<ChunkId, List<Site>> chunks(ChunkPlan plan) {
    Map<ChunkId, List<Site>> chunks = new LinkedHashMap<>();
    plan.chunks()
        .forEach(
            chunk ->
                chunks.put(
                    chunk.id(),
                    chunk.sites().stream().flatMap(id -> corpus.get(id).stream()).toList()));
    return chunks;
  }

  /** The sites of a plan for people, one a line. */
  Stream<String> lines(ChunkPlan plan) {
    return chunks(plan).entrySet().stream()
        .flatMap(
            chunk ->
                chunk.getValue().stream()
                    .map(site -> chunk.getKey() + "  " + site.id() + "  " + site.url()));
  }
}
