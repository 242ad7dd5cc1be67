package dev.fieldtest.reports;

import static dev.fieldtest.reports.Samples.TODAY;
import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertThrows;
import static org.testng.Assert.assertTrue;

import dev.fieldtest.extensionundertest.Blame;
import dev.fieldtest.extensionundertest.Outcome;
import dev.fieldtest.extensionundertest.Profile;
import dev.fieldtest.sitecorpus.Site;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class ReportMergerTest {
  @DataProvider(parallel = true)
  Object[][] seeds() {
    return IntStream.range(0, 200).mapToObj(seed -> new Object[] {seed}).toArray(Object[][]::new);
  }

  @Test(dataProvider = "seeds")
  public void eachPlannedSiteHasExactlyOneResultWhateverTheLogHolds(int seed) {
    var random = new Random(seed);
    var sites = sites(random.nextInt(60));
    var log = new ArrayList<Attempt>();
    for (var i = random.nextInt(200); i > 0; i--) {
      var attempt = Samples.random(random, "site-" + random.nextInt(80));
      log.addAll(Collections.nCopies(1 + random.nextInt(2), attempt));
    }
    var ending = RunEnding.values()[random.nextInt(RunEnding.values().length)];
    var report = Samples.report(ending, sites, log);

    var expected = sites.stream().map(Site::id).sorted().toList();
    assertEquals(report.results().stream().map(r -> r.site().id()).toList(), expected);
    var counted = report.byOutcome().values().stream().mapToInt(Integer::intValue).sum();
    assertEquals(counted, sites.size());
    for (var result : report.results()) {
      var judged = result.attempts().stream().filter(Attempt::judged).map(Attempt::result).toList();
      var alone = judged.size() == 1 && judged.get(0).outcome() == Outcome.PAGE_BROKEN;
      assertEquals(result.outcome().judged(), !judged.isEmpty() && !alone);
    }
    Collections.shuffle(log, random);
    assertEquals(Samples.report(ending, sites, log), report);
  }

  @Test
  public void anAttemptThatWasLoggedTwiceDoesNotConfirmABreakage() {
    var broken = Samples.judged("site-0", 1, Profile.LEAN, Outcome.PAGE_BROKEN);
    var fine = Samples.judged("site-0", 2, Profile.LEAN, Outcome.REPLACED);
    var report =
        Samples.report(RunEnding.COMPLETE, sites(1), List.of(broken, broken, fine, broken));
    assertEquals(report.results().get(0).outcome(), Outcome.REPLACED);
  }

  @Test
  public void untriedSitesAreMissingAfterACompleteRunAndNotRunAfterAnEarlyEnd() {
    var complete = Samples.report(RunEnding.COMPLETE, sites(1), List.of());
    assertEquals(complete.results().get(0).outcome(), Outcome.MISSING);
    var early = Samples.report(RunEnding.GLOBAL_TIMEOUT, sites(1), List.of());
    assertEquals(early.results().get(0).outcome(), Outcome.NOT_RUN);
    var gridless = Samples.report(RunEnding.GRID_UNUSABLE, sites(1), List.of());
    assertEquals(gridless.results().get(0).outcome(), Outcome.NO_CAPACITY);
  }

  @Test
  public void attemptsAtUnplannedSitesAreRemarked() {
    var stranger = Samples.judged("stranger", 1, Profile.LEAN, Outcome.REPLACED);
    var report = Samples.report(RunEnding.COMPLETE, sites(1), List.of(stranger));
    assertTrue(report.remarks().get(0).contains("'stranger'"), report.remarks().toString());
  }

  @Test
  public void aPlanThatTheCorpusDoesNotCoverIsRefused() {
    var plan = Samples.plan(sites(2));
    var info = Samples.info(RunEnding.COMPLETE);
    assertThrows(
        IllegalArgumentException.class,
        () -> ReportMerger.merge(info, plan, sites(1), Stream.of(), TODAY));
  }

  @DataProvider
  Object[][] runsAndVerdicts() {
    var fails = new Outcome[] {Outcome.REPLACED, Outcome.NOT_DETECTED};
    return new Object[][] {
      {Samples.report(Outcome.REPLACED, Outcome.UNTOUCHED), List.of(Verdict.CLEAN)},
      {Samples.report(), List.of(Verdict.NOTHING_TO_RUN)},
      {Samples.report(fails), List.of(Verdict.FAILED)},
      {Samples.report(Outcome.REPLACED, Outcome.MISSING), List.of(Verdict.INCOMPLETE)},
      {
        Samples.report(Outcome.WRONG_TARGET, Outcome.MISSING),
        List.of(Verdict.FAILED, Verdict.INCOMPLETE)
      },
      {
        Samples.report(RunEnding.GLOBAL_TIMEOUT, sites(1), List.of()),
        List.of(Verdict.OUT_OF_TIME, Verdict.INCOMPLETE)
      },
      {
        Samples.report(RunEnding.INTERRUPTED, sites(1), List.of()),
        List.of(Verdict.INTERRUPTED, Verdict.INCOMPLETE)
      },
    };
  }

  @Test(dataProvider = "runsAndVerdicts")
  public void verdictsApplyInOrderOfPrecedence(RunReport report, List<Verdict> verdicts) {
    assertEquals(report.verdicts(), verdicts);
    assertEquals(report.verdict(), verdicts.get(0));
  }

  @DataProvider
  Object[][] unjudgedShares() {
    return new Object[][] {
      {5, 10, 10, false}, {6, 10, 10, true}, {10, 100, 10, false}, {11, 100, 10, true},
      {12, 105, 11, true}, {6, 6, 100, false}, {5, 5, 0, false}, {6, 100, 0, true},
    };
  }

  @Test(dataProvider = "unjudgedShares")
  public void moreThanAFewPercentUnjudgedIsTooMany(
      int unjudged, int sites, int percent, boolean tooMany) {
    assertEquals(new Gate(percent).tooManyUnjudged(unjudged, sites), tooMany);
  }

  @Test
  public void deadProxyIsNotGreen() {
    var sites = sites(20);
    var attempts =
        sites.stream()
            .map(s -> Samples.judged(s.id().value(), 1, Profile.LEAN, Outcome.UNREACHABLE))
            .toList();
    var report = Samples.report(RunEnding.COMPLETE, sites, attempts);
    assertTrue(report.tooManyUnjudged());
    assertEquals(report.verdict(), Verdict.INCOMPLETE);
    assertEquals(report.byBlame(), java.util.Map.of(Blame.SITE, 20));
  }

  private static List<Site> sites(int count) {
    return IntStream.range(0, count).mapToObj(i -> Samples.site("site-" + i)).toList();
  }
}
