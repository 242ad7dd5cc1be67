package dev.fieldtest.reports;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;

import dev.fieldtest.reports.files.ResultsReader;
import dev.fieldtest.reports.files.RunFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class PastTest {
  private static final DividedRun NOW = DividedRun.of(1, 200, 3);
  private static final Past PAST = Past.of(baseline(2, "main-report"));

  /** Other results of the same sites and of some that are gone. */
  private static RunResults baseline(long seed, String source) {
    var report = DividedRun.of(seed, 220, 1).whole().report();
    return RunResults.of(report, source, DividedRun.SUBJECT.contract(), true);
  }

  @DataProvider
  Object[][] pasts() {
    var unread = List.of("the sites' histories begin anew: main-report: is truncated");
    return new Object[][] {
      {Past.NONE},
      {PAST},
      {new Past(PAST.histories(), Optional.empty(), List.of())},
      {new Past(Map.of(), Optional.empty(), unread)},
      {new Past(Map.of(), PAST.baseline(), List.of())},
    };
  }

  @Test(dataProvider = "pasts")
  public void pastComesBackFromTheFolderAndTheReportIsTheSame(Past past) throws Exception {
    Folders.with(
        folder -> {
          var run = DividedRun.after(NOW.whole(), past);
          var read = RunFolder.read(RunFolders.write(run, folder));
          assertEquals(read.past(), past);
          assertEquals(read.report(), run.report());
          assertEquals(read.report().comparison().isPresent(), past.baseline().isPresent());
        });
  }

  @Test
  public void mergedShardsAreComparedAsOneRunOfEverythingWouldBe() {
    var run = NOW.after(PAST);
    var merged = ShardMerge.of(run.shards()).report();
    var whole = run.whole().report();
    assertEquals(merged.comparison(), whole.comparison());
    assertFalse(whole.changed(Change.NEWLY_FAILING).isEmpty());
    assertFalse(whole.changed(Change.STILL_FAILING).isEmpty());
    for (var i = 0; i < whole.results().size(); i++) {
      assertEquals(merged.results().get(i).history(), whole.results().get(i).history());
      assertEquals(merged.results().get(i).notes(), whole.results().get(i).notes());
    }
    assertEquals(merged.verdicts(), whole.verdicts());
  }

  @Test
  public void missingShardIsComparedTooForOthersKnowItsSites() {
    var merged = ShardMerge.of(NOW.after(PAST).shards().subList(1, 3));
    assertEquals(merged.past(), PAST);
    assertFalse(merged.report().changed(Change.WITHOUT_RESULT).isEmpty());
  }

  @Test
  public void baselineIsTheSameWhereverAnAgentKeptIt() {
    var elsewhere = Past.of(baseline(2, "workspace@2/main-report"));
    var merged = ShardMerge.of(shards(PAST, elsewhere, PAST)).report();
    assertEquals(merged.remarks(), List.of());
    assertEquals(merged.comparison().orElseThrow().base(), "main-report");
  }

  @Test
  public void ofDifferentBaselinesTheFirstCountsAndARemarkSaysSo() {
    var other = Past.of(baseline(3, "other-report"));
    var merged = ShardMerge.of(shards(Past.NONE, PAST, other)).report();
    var said =
        "the shards were compared with different baselines; that of the first, main-report, counts";
    assertEquals(merged.remarks(), List.of(said));
    assertEquals(merged.comparison().orElseThrow().base(), "main-report");
  }

  @Test
  public void siteGoesOnWithTheHistoryThatItsOwnShardKnows() {
    var own = Past.of(baseline(3, "own"));
    var merged = ShardMerge.of(shards(PAST, own, Past.NONE)).past().histories();
    var second = sites(NOW.shards().get(1));
    assertTrue(second.size() > 1);
    second.forEach(site -> assertEquals(merged.get(site), own.histories().get(site)));
    var third = sites(NOW.shards().get(2));
    third.forEach(site -> assertEquals(merged.get(site), PAST.histories().get(site)));
  }

  @Test
  public void mergedReportCanBeABaselineAndHistoriesGoOn() throws Exception {
    var run = DividedRun.green(20, 2);
    Folders.with(
        folder -> {
          var first = baseline(run, folder.resolve("first"));
          var second = baseline(run.after(Past.of(first)), folder.resolve("second"));
          var third = ShardMerge.of(run.after(Past.of(second)).shards()).report();
          for (var result : third.results()) {
            assertEquals(result.history().runs(), 3);
            assertEquals(result.history().since(), Optional.of(Samples.START.plusSeconds(1)));
          }
          var comparison = third.comparison().orElseThrow();
          assertEquals(comparison.rates().sites(), 20);
          assertEquals(comparison.remarks(), List.of());
        });
  }

  private static RunResults baseline(DividedRun run, Path folder) throws Exception {
    Files.createDirectories(folder);
    return ResultsReader.read(RunFolders.write(ShardMerge.of(run.shards()), folder));
  }

  @Test
  public void strictestGateOfTheShardsDecides() {
    var lax = new Gate(20, FailOn.NEW, false, true);
    var strict = new Gate(10, FailOn.ANY, true, false);
    assertEquals(lax.orStricter(strict), new Gate(10, FailOn.ANY, true, true));
    assertEquals(strict.orStricter(lax), lax.orStricter(strict));
  }

  private static List<RecordedRun> shards(Past... pasts) {
    return IntStream.range(0, pasts.length)
        .mapToObj(i -> DividedRun.after(NOW.shards().get(i), pasts[i]))
        .toList();
  }

  private static List<Object> sites(RecordedRun run) {
    return run.plan().chunks().stream().<Object>flatMap(chunk -> chunk.sites().stream()).toList();
  }
}
