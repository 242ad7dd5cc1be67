package dev.fieldtest.runnercli.cli;

import dev.fieldtest.chunker.ChunkId;
import dev.fieldtest.chunker.ChunkPlan;
import dev.fieldtest.chunker.ChunkSizes;
import dev.fieldtest.chunker.Chunker;
import dev.fieldtest.chunker.Shard;
import dev.fieldtest.chunker.Timings;
import dev.fieldtest.sitecorpus.Corpus;
import dev.fieldtest.sitecorpus.MalformedCorpusException;
import dev.fieldtest.sitecorpus.Site;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a run covers.
 *
 * @param corpus the sites that were selected
 * @param plan the chunks of this shard of them
 * @param sizes what the chunks were cut to
 * @param asked what was asked for, by option
 */
record Scope(Corpus corpus, ChunkPlan plan, ChunkSizes sizes, Map<String, String> asked) {

  /** Reads the corpus, selects and plans. */
  static Scope of(
      SelectionOptions selection, Shard shard, Optional<Integer> chunkSize, GridOptions grid)
      throws MalformedCorpusException {
    var corpus = selection.select(selection.read());
    var sizes = chunkSize.map(ChunkSizes.DEFAULT::atMost).orElse(ChunkSizes.DEFAULT);
    var planned = sizes.forSessions(grid.expectedSessions());
    var plan = new Chunker(planned).plan(corpus.sites(), shard, Timings.NONE, corpus.digest());
    var asked = new TreeMap<>(selection.asked());
    asked.put("shard", shard.toString());
    chunkSize.ifPresent(size -> asked.put("chunk-size", size.toString()));
    return new Scope(corpus, plan, planned, asked);
  }

  /** The same with the plan that an earlier invocation made for the same sites. */
  Scope with(ChunkPlan earlier) {
    return new Scope(corpus, earlier, sizes, asked);
  }

  boolean isEmpty() {
    return plan.siteCount() == 0;
  }

  /** The sites of each chunk, in the plan's order. */
  Map<ChunkId, List<Site>> chunks() {
    Map<ChunkId, List<Site>> chunks = new LinkedHashMap<>();
    plan.chunks()
        .forEach(
            chunk ->
                chunks.put(
                    chunk.id(),
                    chunk.sites().stream().flatMap(id -> corpus.get(id).stream()).toList()));
    return chunks;
  }

  /** The sites for people, one a line. */
  Stream<String> lines() {
    return chunks().entrySet().stream()
        .flatMap(
            chunk ->
                chunk.getValue().stream()
                    .map(site -> chunk.getKey() + "  " + site.id() + "  " + site.url()));
  }
}
