package dev.fieldtest.chunker;

import java.util.List;

/**
 * What a run will do: the chunks of one shard. Equal inputs give an equal plan.
 *
 * @param corpusDigest SHA-256, in hexadecimal, of the selected sites
 * @param shard the slice that these chunks cover
 * @param chunks in dispatch order
 */
public record ChunkPlan(String corpusDigest, Shard shard, List<Chunk> chunks) {
  public ChunkPlan {
    chunks = List.copyOf(chunks);
  }

  /** How many sites the plan has. */
  public int siteCount() {
    return chunks.stream().mapToInt(chunk -> chunk.sites().size()).sum();
  }
}
