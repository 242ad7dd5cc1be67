package dev.fieldtest.runnercli.dispatch;

import dev.fieldtest.chunker.Chunk;
import dev.fieldtest.chunker.ChunkId;
import dev.fieldtest.chunker.ChunkPlan;
import dev.fieldtest.extensionundertest.AbortCause;
import dev.fieldtest.extensionundertest.Profile;
import dev.fieldtest.reports.Attempt;
import dev.fieldtest.reports.AttemptResult;
import dev.fieldtest.sitecorpus.SiteId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An attempt that was under way when the runner died.
 *
 * @param number as it was logged
 */
public record Interrupted(SiteId site, int number, Instant started) {
  /**
   * The void attempt that it has become.
   *
   * @param earlier all attempts that ended, in their order
   * @param retries by which it was begun, unless it was the first
   * @param first the profile of first attempts
   */
  public Attempt asAttempt(
      ChunkPlan plan, List<Attempt> earlier, RetryPolicy retries, Profile first) {
    var before = earlier.stream().filter(attempt -> attempt.site().equals(site)).toList();
    var profile =
        before.isEmpty()
            ? first
            : retries.after(before).map(RetryPolicy.Repeat::profile).orElse(first);
    return new Attempt(
        site,
        number,
        chunk(plan),
        Optional.empty(),
        profile,
        started,
        Duration.ZERO,
        new AttemptResult.Spoilt(AbortCause.RUNNER_LOST, "the runner died during it"),
        Optional.empty(),
        Optional.empty());
  }

  private ChunkId chunk(ChunkPlan plan) {
    return plan.chunks().stream()
        .filter(chunk -> chunk.sites().contains(site))
        .findFirst()
        .map(Chunk::id)
        .orElseThrow(() -> new IllegalArgumentException("the plan has no site '" + site + "'"));
  }
}
