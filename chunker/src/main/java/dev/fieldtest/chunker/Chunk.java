package dev.fieldtest.chunker;

import dev.fieldtest.sitecorpus.SiteId;
import java.time.Duration;
import java.util.List;

/**
 * Sites that one session serves.
 *
 * @param id unique in the plan
 * @param predicted how long its sites would take one after another
 * @param sites in the order to open them, longest first; not empty
 */
public record Chunk(ChunkId id, Duration predicted, List<SiteId> sites) {
  public Chunk {
    sites = List.copyOf(sites);
    if (sites.isEmpty()) {
      throw new IllegalArgumentException("a chunk has at least one site");
    }
  }
}
