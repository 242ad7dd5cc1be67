package dev.fieldtest.reports;

import static dev.fieldtest.extensionundertest.Outcome.*;
import static org.testng.Assert.assertEquals;

import dev.fieldtest.extensionundertest.Outcome;
import dev.fieldtest.extensionundertest.Profile;
import dev.fieldtest.reports.files.FileJson;
import dev.fieldtest.sitecorpus.KnownFailure;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.testng.annotations.Test;

public class GateTest {
  @Test
  public void onlyNewFailuresCountWhereTheGateSaysSo() {
    var base = results(Samples.report(NOT_DETECTED, REPLACED));
    var same = Samples.report(NOT_DETECTED, REPLACED);
    assertEquals(compared(same, base, FailOn.NEW).verdict(), Verdict.CLEAN);
    assertEquals(compared(same, base, FailOn.ANY).verdict(), Verdict.FAILED);
    var worse = Samples.report(NOT_DETECTED, REPLACED, NOT_REPLACED);
    assertEquals(compared(worse, base, FailOn.NEW).verdict(), Verdict.FAILED);
    assertEquals(compared(worse, base, FailOn.NONE).verdict(), Verdict.CLEAN);
  }

  @Test
  public void siteWithoutAResultKeepsARunFromBeingClean() {
    var base = results(Samples.report(NOT_DETECTED, MISSING));
    assertEquals(
        compared(Samples.report(NOT_DETECTED, MISSING), base, FailOn.NEW).verdict(),
        Verdict.INCOMPLETE);
  }

  @Test
  public void noteOfNewnessFollowsTheBaseline() {
    var report =
        compared(
            Samples.report(NOT_DETECTED, NOT_REPLACED),
            results(Samples.report(NOT_DETECTED)),
            FailOn.ANY);
    assertEquals(
        report.with(Note.NEW).stream().map(SiteResult::outcome).toList(), List.of(NOT_REPLACED));
    assertEquals(report.changed(Change.STILL_FAILING).size(), 1);
  }

  @Test
  public void passingOnARetryIsRedOnlyIfAskedFor() {
    var attempts =
        List.of(
            Samples.judged("a", 1, Profile.FULL, NOT_DETECTED),
            Samples.judged("a", 2, Profile.FULL, REPLACED));
    var report = Samples.report(RunEnding.COMPLETE, List.of(Samples.site("a")), attempts);
    assertEquals(
        Samples.gated(report, new Gate(10, FailOn.ANY, false, true)).verdict(), Verdict.CLEAN);
    assertEquals(
        Samples.gated(report, new Gate(10, FailOn.NONE, true, false)).verdict(), Verdict.FAILED);
  }

  @Test
  public void knownFailureThatPassesIsRedOnlyUnderStrictKnown() {
    var known = new KnownFailure("EXT-1", Samples.TODAY);
    var sites = List.of(Samples.site("a", Optional.of(known)));
    var passed =
        Samples.report(
            RunEnding.COMPLETE, sites, List.of(Samples.judged("a", 1, Profile.LEAN, REPLACED)));
    assertEquals(
        Samples.gated(passed, new Gate(10, FailOn.ANY, true, false)).verdict(), Verdict.CLEAN);
    assertEquals(
        Samples.gated(passed, new Gate(10, FailOn.ANY, false, true)).verdict(), Verdict.FAILED);
    var fails =
        Samples.report(
            RunEnding.COMPLETE, sites, List.of(Samples.judged("a", 1, Profile.LEAN, NOT_DETECTED)));
    assertEquals(
        Samples.gated(fails, new Gate(10, FailOn.ANY, true, true)).verdict(), Verdict.CLEAN);
  }

  @Test
  public void whatWasDeadInTheBaselineDoesNotCountAsUnjudged() {
    var dead = sites(20, UNREACHABLE, 12);
    assertEquals(dead.verdict(), Verdict.INCOMPLETE);
    assertEquals(compared(dead, results(dead), FailOn.ANY).verdict(), Verdict.CLEAN);
    assertEquals(
        compared(dead, results(sites(20, UNREACHABLE, 2)), FailOn.ANY).verdict(),
        Verdict.INCOMPLETE);
  }

  @Test
  public void gateOfAnEarlierVersionFailsOnAny() throws Exception {
    var gate = FileJson.mapper().readValue("{\"maxUnjudgedPercent\":20}", Gate.class);
    assertEquals(gate, new Gate(20));
    var written = FileJson.mapper().writeValueAsString(new Gate(5, FailOn.NEW, true, false));
    assertEquals(
        FileJson.mapper().readValue(written, Gate.class), new Gate(5, FailOn.NEW, true, false));
  }

  private static RunReport sites(int count, Outcome outcome, int of) {
    var sites = IntStream.range(0, count).mapToObj(i -> Samples.site("s" + i)).toList();
    var attempts =
        IntStream.range(0, count)
            .mapToObj(i -> Samples.judged("s" + i, 1, Profile.LEAN, i < of ? outcome : REPLACED))
            .toList();
    return Samples.report(RunEnding.COMPLETE, sites, attempts);
  }

  private static RunResults results(RunReport report) {
    return RunResults.of(report, "base", "digest", true);
  }

  private static RunReport compared(RunReport report, RunResults base, FailOn failOn) {
    var gated = Samples.gated(report, new Gate(10, failOn, false, false));
    return gated.comparedBy(Comparison.of(base, results(report)));
  }
}
