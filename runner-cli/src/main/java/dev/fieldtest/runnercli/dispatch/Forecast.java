package dev.fieldtest.runnercli.dispatch;

import dev.fieldtest.chunker.Chunk;
import dev.fieldtest.chunker.ChunkId;
import dev.fieldtest.chunker.ChunkPlan;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How long sessions will be used, as far as a plan tells. Sites of one chunk count alike, for its
 * sum is what the plan keeps.
 *
 * @param aSite what a site of each chunk takes in its tab
 */
public record Forecast(Map<ChunkId, Duration> aSite) {
  static Forecast of(ChunkPlan plan) {
    return new Forecast(
        plan.chunks().stream()
            .collect(
                Collectors.toMap(
                    Chunk::id, chunk -> chunk.predicted().dividedBy(chunk.sites().size()))));
  }

  /**
   * How long the sessions will be used that a plan begins with.
   *
   * @param sessions how many there are at most
   * @param tabs how many sites each takes at once
   */
  public static List<Duration> first(ChunkPlan plan, int sessions, int tabs) {
    var shares = Math.max(1, (double) plan.chunks().size() / sessions);
    return plan.chunks().stream()
        .limit(sessions)
        .map(chunk -> session(chunk.predicted(), chunk.sites().size(), tabs, shares))
        .toList();
  }

  /**
   * How long a session will be used.
   *
   * @param tabs how many sites it takes at once
   * @param shares how much it has to do, as a multiple of the work
   */
  Duration of(Work work, int tabs, double shares) {
    var total =
        work.tickets().stream()
            .map(ticket -> aSite.getOrDefault(ticket.chunk(), Duration.ZERO))
            .reduce(Duration.ZERO, Duration::plus);
    return session(total, work.tickets().size(), tabs, shares);
  }

  private static Duration session(Duration total, int sites, int tabs, double shares) {
    var atOnce = Math.min(tabs, sites);
    return Duration.ofMillis(Math.round(total.toMillis() * shares / atOnce));
  }
}
