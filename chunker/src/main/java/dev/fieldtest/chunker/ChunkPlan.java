package dev.fieldtest.chunker;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a run will do: the chunks of one shard. Equal inputs give an equal plan.
 *
 * @param corpusDigest SHA-256, in hexadecimal, of the selected sites
 * @param filters what selected them, by option; empty for the whole corpus
 * @param timings which durations of an earlier run ordered and cut the chunks
 * @param shard the slice that these chunks cover
 * @param chunks in dispatch order
 */
public record ChunkPlan(
    String corpusDigest,
    Map<String, String> filters,
    TimingsUsed timings,
    Shard shard,
    List<Chunk> chunks) {
  public ChunkPlan {
    SortedMap<String, String> sorted = new TreeMap<>(filters);
    filters = Collections.unmodifiableMap(sorted);
    chunks = List.copyOf(chunks);
  }

  /**
   * Durations that a plan relies on.
   *
   * @param source where they were read from, empty if there were none
   * @param sites how many of the planned sites they cover
   */
  public record TimingsUsed(String source, int sites) {
    /** Nothing was known. */
    public static final TimingsUsed NONE = new TimingsUsed("", 0);
  }

  /** Whether it covers its whole corpus: nothing was filtered, and it is the only shard. */
  public boolean whole() {
    return filters.isEmpty() && shard.equals(Shard.WHOLE);
  }

  /** How many sites the plan has. */
  public int siteCount() {
    return chunks.stream().mapToInt(chunk -> chunk.sites().size()).sum();
  }
}
