package dev.fieldtest.reports.formats;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import dev.fieldtest.extensionundertest.Outcome;
import dev.fieldtest.extensionundertest.Profile;
import dev.fieldtest.reports.Attempt;
import dev.fieldtest.reports.Comparison;
import dev.fieldtest.reports.DividedRun;
import dev.fieldtest.reports.FailOn;
import dev.fieldtest.reports.Gate;
import dev.fieldtest.reports.RunEnding;
import dev.fieldtest.reports.RunReport;
import dev.fieldtest.reports.RunResults;
import dev.fieldtest.reports.Samples;
import dev.fieldtest.reports.ShardMerge;
import dev.fieldtest.sitecorpus.KnownFailure;
import dev.fieldtest.sitecorpus.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.testng.annotations.Test;

public class SummaryMarkdownTest {
  private final List<Site> sites = new ArrayList<>();
  private final List<Attempt> attempts = new ArrayList<>();

  @Test
  public void greenRunsTakeFewLinesHoweverMuchThereIsToSay() {
    var run = new SummaryMarkdownTest();
    run.add("fine", 5_000, Outcome.REPLACED);
    run.add("walled", 400, Outcome.BOT_WALL);
    run.add("flaky", 300, Outcome.NOT_REPLACED, Outcome.REPLACED);
    run.addKnown("known", Outcome.NOT_DETECTED);
    run.addKnown("fixed", Outcome.REPLACED);
    var report = run.report(RunEnding.COMPLETE);
    assertEquals(report.verdict().exitCode(), 0);
    assertLines(SummaryMarkdown.text(report), 20);
  }

  @Test
  public void redRunsStayUnderSixtyLinesWithCountsOfTheRest() {
    var run = new SummaryMarkdownTest();
    run.add("broken", 500, Outcome.NOT_DETECTED);
    run.add("walled", 500, Outcome.BOT_WALL);
    run.add("flaky", 300, Outcome.NOT_REPLACED, Outcome.REPLACED);
    run.addKnown("known", Outcome.NOT_DETECTED);
    run.addKnown("fixed", Outcome.REPLACED);
    Stream.of(Outcome.values())
        .filter(Outcome::judged)
        .forEach(outcome -> run.add("x" + outcome.ordinal(), 1, outcome, outcome));
    run.add("open", 200);
    var text = SummaryMarkdown.text(run.report(RunEnding.INTERRUPTED));
    assertLines(text, 60);
    assertTrue(text.contains("\u2026 and 485 more"), text);
    assertTrue(text.contains("### Failing (505)"), text);
  }

  @Test
  public void comparedRunsKeepToTheSameLines() {
    var base = new SummaryMarkdownTest();
    var run = new SummaryMarkdownTest();
    run.add("fine", 5_000, Outcome.REPLACED);
    for (var site : List.of(base, run)) {
      site.add("old", 600, Outcome.NOT_DETECTED);
      site.add("walled", 400, Outcome.BOT_WALL);
      site.add("flaky", 300, Outcome.NOT_REPLACED, Outcome.REPLACED);
      site.addKnown("known", Outcome.NOT_DETECTED);
      site.addKnown("fixed", Outcome.REPLACED);
    }
    base.add("better", 10, Outcome.NOT_DETECTED);
    run.add("better", 10, Outcome.REPLACED);
    var green = run.compared(base, RunEnding.COMPLETE, FailOn.NEW);
    assertEquals(green.verdict().exitCode(), 0);
    var text = SummaryMarkdown.text(green);
    assertLines(text, 20);
    assertTrue(text.contains("**Still failing** (600): "), text);
    assertTrue(text.contains("Compared with `base`. "), text);
    run.add("worse", 7, Outcome.WRONG_TARGET);
    run.add("open", 200);
    var red = SummaryMarkdown.text(run.compared(base, RunEnding.INTERRUPTED, FailOn.ANY));
    assertLines(red, 60);
    assertTrue(red.contains("### Newly failing (7)"), red);
    assertTrue(red.contains("### Still failing (600)"), red);
    assertTrue(red.contains("\u2026 and 587 more"), red);
  }

  private RunReport compared(SummaryMarkdownTest base, RunEnding ending, FailOn failOn) {
    var before = RunResults.of(base.report(RunEnding.COMPLETE), "base", "", true);
    var report = Samples.gated(report(ending), new Gate(10, failOn, false, false));
    return report.comparedBy(Comparison.of(before, RunResults.of(report, "", true)));
  }

  @Test
  public void missingShardIsSaidFirst() {
    var merged = ShardMerge.of(DividedRun.of(1, 30, 2).shards().subList(1, 2)).report();
    var said = SummaryMarkdown.text(merged).lines().limit(3).toList();
    assertTrue(said.toString().contains("shard 1/2 is missing; "), said.toString());
  }

  private void add(String name, int count, Outcome... outcomes) {
    IntStream.range(0, count).forEach(i -> add(Samples.site(name + "-" + i), outcomes));
  }

  private void addKnown(String name, Outcome outcome) {
    for (var i = 0; i < 20; i++) {
      var known = Optional.of(new KnownFailure("EXT-" + i, Samples.TODAY));
      add(Samples.site(name + "-" + i, known), outcome);
    }
  }

  private void add(Site site, Outcome... outcomes) {
    sites.add(site);
    for (var i = 0; i < outcomes.length; i++) {
      attempts.add(Samples.judged(site.id().value(), i + 1, Profile.FULL, outcomes[i]));
    }
  }

  private RunReport report(RunEnding ending) {
    var remarks = IntStream.range(0, 40).mapToObj(i -> "remark " + i).toList();
    return Samples.report(ending, sites, attempts).withRemarks(remarks);
  }

  private static void assertLines(String text, int fewerThan) {
    assertTrue(text.lines().count() < fewerThan, text.lines().count() + " lines:\n" + text);
  }
}
