package dev.fieldtest.reports;

import dev.fieldtest.chunker.ChunkId;
import dev.fieldtest.chunker.Shard;
import dev.fieldtest.extensionundertest.Outcome;
import java.util.Optional;

/**
 * What a merged report knows of one shard.
 *
 * @param given whether there was anything of it to merge
 * @param ending how its run ended; absent if it did not, or was not given
 * @param first the first of its chunks in the merged plan
 * @param chunks how many it has there
 */
public record ShardPart(
    Shard shard, boolean given, Optional<RunEnding> ending, ChunkId first, int chunks) {
  boolean covers(ChunkId chunk) {
    return chunk.number() >= first.number() && chunk.number() < first.number() + chunks;
  }

  /** The outcome of its sites that were never tried. */
  Outcome untried() {
    return ending.map(RunEnding::untried).orElse(Outcome.MISSING);
  }

  /** What is to be said first if not all of it is here, as one clause. */
  Optional<String> gap() {
    return ending.isPresent()
        ? Optional.empty()
        : Optional.of("shard " + shard + (given ? " is unfinished" : " is missing"));
  }
}
