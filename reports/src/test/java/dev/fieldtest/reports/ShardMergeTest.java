package dev.fieldtest.reports;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertThrows;
import static org.testng.Assert.assertTrue;

import dev.fieldtest.chunker.ChunkId;
import dev.fieldtest.extensionundertest.Outcome;
import dev.fieldtest.extensionundertest.Profile;
import dev.fieldtest.sitecorpus.SiteId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class ShardMergeTest {
  @DataProvider(parallel = true)
  Object[][] seeds() {
    return IntStream.range(0, 100).mapToObj(seed -> new Object[] {seed}).toArray(Object[][]::new);
  }

  @Test(dataProvider = "seeds")
  public void shardsInAnyOrderAreTheWholeRunSiteBySite(int seed) {
    var random = new Random(seed);
    var run = DividedRun.of(seed, 1 + random.nextInt(60), 1 + random.nextInt(6));
    var merged = ShardMerge.of(shuffled(run.shards(), random));
    assertEquals(merged, ShardMerge.of(shuffled(run.shards(), random)));
    var report = merged.report();
    assertEquals(withoutChunks(report), withoutChunks(run.whole().report()));
    assertEquals(report.verdicts(), run.whole().report().verdicts());
    assertEquals(report.gaps(), List.of());
    var inPlan = merged.plan().chunks().stream().flatMap(chunk -> chunk.sites().stream()).toList();
    assertEquals(inPlan.size(), run.whole().plan().siteCount());
  }

  @Test(dataProvider = "seeds")
  public void sitesOfAMissingShardAreMissingAndAllElseIsAsItWas(int seed) {
    var run = DividedRun.of(seed, 40, 3);
    var lost = new Random(seed).nextInt(3);
    var given = new ArrayList<>(run.shards());
    var missing = sites(given.remove(lost));
    var report = ShardMerge.of(given).report();
    var whole = run.whole().report();
    for (var i = 0; i < report.results().size(); i++) {
      var result = report.results().get(i);
      if (missing.contains(result.site().id())) {
        assertEquals(result.outcome(), Outcome.MISSING);
      } else {
        assertEquals(withoutChunk(result), withoutChunk(whole.results().get(i)));
      }
    }
    assertEquals(report.gaps(), List.of("shard " + (lost + 1) + "/3 is missing"));
    assertTrue(report.verdicts().contains(Verdict.INCOMPLETE));
  }

  @Test
  public void shardWithoutSitesIsNotMissed() {
    var run = DividedRun.of(1, 2, 9);
    var some = run.shards().stream().filter(shard -> shard.plan().siteCount() > 0).toList();
    assertTrue(some.size() < 9);
    assertEquals(ShardMerge.of(some).report().gaps(), List.of());
  }

  @Test
  public void unfinishedShardGivesWhatItHasAndTheRestIsMissing() {
    var run = DividedRun.of(2, 40, 2);
    var second = run.shards().get(1);
    var half = second.attempts().subList(0, second.attempts().size() / 2);
    var report =
        ShardMerge.of(List.of(DividedRun.with(second, half, Optional.empty()), run.shards().get(0)))
            .report();
    assertEquals(report.gaps(), List.of("shard 2/2 is unfinished"));
    var tried = new HashSet<SiteId>();
    half.forEach(attempt -> tried.add(attempt.site()));
    for (var result : report.results()) {
      var untried =
          sites(second).contains(result.site().id()) && !tried.contains(result.site().id());
      if (untried) {
        assertEquals(result.outcome(), Outcome.MISSING);
      }
    }
    assertEquals(report.verdict() == Verdict.CLEAN, false);
  }

  @Test
  public void unfinishedShardIsNeverGreenEvenIfEachOfItsSitesHasPassed() {
    var run = DividedRun.green(10, 2);
    var second = run.shards().get(1);
    var open = DividedRun.with(second, second.attempts(), Optional.empty());
    var report = ShardMerge.of(List.of(run.shards().get(0), open)).report();
    assertEquals(report.incomplete(), List.of());
    assertEquals(report.verdict(), Verdict.INCOMPLETE);
  }

  @Test
  public void ofTwoRunsOfAShardTheCompleteOneCountsElseTheLater() {
    var whole = DividedRun.of(3, 1, 1).whole();
    var site = whole.sites().get(0).id().value();
    var passed = at(whole, List.of(Samples.judged(site, 1, profile(), Outcome.REPLACED)), 0);
    var failed = at(whole, List.of(Samples.judged(site, 1, profile(), Outcome.NOT_DETECTED)), 60);
    var lost = at(whole, List.of(), 120);
    assertEquals(outcome(passed, lost), Outcome.REPLACED);
    assertEquals(outcome(passed, failed), Outcome.NOT_DETECTED);
    assertEquals(outcome(failed, passed), Outcome.NOT_DETECTED);
    var unfinished = DividedRun.with(whole, passed.attempts(), Optional.empty());
    assertEquals(outcome(lost, unfinished, lost), Outcome.MISSING);
    assertEquals(outcome(at(whole, List.of(), -59), unfinished), Outcome.MISSING);
    var remarks = ShardMerge.of(List.of(lost, passed)).report().remarks();
    assertEquals(remarks.size(), 1);
    assertTrue(remarks.get(0).contains("of 2 runs the one until"), remarks.toString());
    assertTrue(remarks.get(0).contains("is complete"), remarks.toString());
  }

  @Test
  public void whatTheRunsHaveInCommonIsOneAndTheGravestEndingCounts() {
    var run = DividedRun.of(4, 30, 2);
    var second = run.shards().get(1);
    var late = info(RunEnding.GLOBAL_TIMEOUT, 500);
    var merged =
        ShardMerge.of(
            List.of(DividedRun.with(second, second.attempts(), late), run.shards().get(0)));
    var info = merged.info().orElseThrow();
    assertEquals(info.ending(), RunEnding.GLOBAL_TIMEOUT);
    assertEquals(info.started(), Samples.START);
    assertEquals(info.finished(), late.orElseThrow().finished());
    assertEquals(info.configuration().get("shard"), "1/2, 2/2");
    assertEquals(merged.remarks(), List.of("shard 2/2: the time budget ran out"));
    var untried =
        merged.report().results().stream().filter(result -> result.attempts().isEmpty()).toList();
    for (var result : untried) {
      var expected = sites(second).contains(result.site().id()) ? Outcome.NOT_RUN : Outcome.MISSING;
      assertEquals(result.outcome(), expected);
    }
    assertTrue(untried.size() > 1);
  }

  @Test
  public void shardsThatWereAskedForDifferentThingsAreRemarkedUpon() {
    var run = DividedRun.green(20, 3);
    var quick = Map.of("timeout", "5000ms", "retries", "1", "grid", "embedded");
    var slow = Map.of("timeout", "30000ms", "retries", "1", "grid", "docker");
    var shards = run.shards();
    var merged =
        ShardMerge.of(
            List.of(asked(shards.get(2), quick), asked(shards.get(1), slow), shards.get(0)));
    assertEquals(merged.remarks(), List.of("the shards differ in --timeout: 30000ms, 5000ms"));
    assertEquals(ShardMerge.of(shards).remarks(), List.of());
  }

  private static RecordedRun asked(RecordedRun run, Map<String, String> configuration) {
    var info = run.info().orElseThrow();
    var otherwise =
        new RunInfo(
            info.started(),
            info.finished(),
            info.ending(),
            info.corpus(),
            info.extension(),
            info.gate(),
            configuration,
            info.versions(),
            info.sessions());
    return DividedRun.with(run, run.attempts(), Optional.of(otherwise));
  }

  @Test
  public void withoutAnyFinishedRunThereIsNothingToMerge() {
    var whole = DividedRun.of(5, 5, 1).whole();
    var unfinished = DividedRun.with(whole, whole.attempts(), Optional.empty());
    assertThrows(IllegalArgumentException.class, () -> ShardMerge.of(List.of(unfinished)));
  }

  private static Outcome outcome(RecordedRun... runs) {
    return ShardMerge.of(List.of(runs)).report().results().get(0).outcome();
  }

  private static RecordedRun at(RecordedRun run, List<Attempt> attempts, int later) {
    return DividedRun.with(run, attempts, info(RunEnding.COMPLETE, later));
  }

  private static Optional<RunInfo> info(RunEnding ending, int later) {
    return Optional.of(Samples.info(ending, "One Tap", Duration.ofSeconds(60L + later)));
  }

  private static Profile profile() {
    return Profile.LEAN;
  }

  private static List<SiteId> sites(RecordedRun run) {
    return run.plan().chunks().stream().flatMap(chunk -> chunk.sites().stream()).toList();
  }

  private static <T> List<T> shuffled(List<T> values, Random random) {
    var shuffled = new ArrayList<>(values);
    Collections.shuffle(shuffled, random);
    return shuffled;
  }

  private static List<SiteResult> withoutChunks(RunReport report) {
    return report.results().stream().map(ShardMergeTest::withoutChunk).toList();
  }

  private static SiteResult withoutChunk(SiteResult result) {
    return new SiteResult(
        result.site(),
        new ChunkId(1),
        result.outcome(),
        result.deciding().map(ShardMergeTest::withoutChunk),
        result.attempts().stream().map(ShardMergeTest::withoutChunk).toList(),
        result.notes(),
        result.history());
  }

  private static Attempt withoutChunk(Attempt attempt) {
    return attempt.in(new ChunkId(1));
  }
}
