package dev.fieldtest.reports;

import static dev.fieldtest.extensionundertest.Outcome.*;
import static dev.fieldtest.reports.Samples.START;
import static org.testng.Assert.assertEquals;

import dev.fieldtest.extensionundertest.Outcome;
import dev.fieldtest.extensionundertest.Profile;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.testng.annotations.Test;

public class HistoryTest {
  @Test
  public void sinceIsWhenTheClassOfOutcomeBegan() {
    var history = days(REPLACED, NOT_DETECTED, PAGE_BROKEN);
    assertEquals(history.since(), Optional.of(day(1)), "both are the extension's fault");
    assertEquals(history.lastPass(), Optional.of(day(0)));
    assertEquals(days(NOT_DETECTED, REPLACED, UNTOUCHED).since(), Optional.of(day(1)));
    assertEquals(days(REPLACED, BOT_WALL, UNREACHABLE).since(), Optional.of(day(1)));
    assertEquals(days(NOT_DETECTED, BOT_WALL, NOT_DETECTED).since(), Optional.of(day(2)));
  }

  @Test
  public void whatInfrastructureSpoiltChangesNothing() {
    assertEquals(days(REPLACED, SESSION_LOST, MISSING, NOT_RUN), days(REPLACED));
    assertEquals(days(SESSION_LOST), History.NONE);
    assertEquals(days(NOT_DETECTED, NO_CAPACITY, NOT_DETECTED).since(), Optional.of(day(0)));
  }

  @Test
  public void flakyRunsAreCounted() {
    var history =
        History.NONE
            .then(REPLACED, true, day(0))
            .then(REPLACED, false, day(1))
            .then(REPLACED, true, day(2));
    assertEquals(history.flakyRuns(), 2);
    assertEquals(history.runs(), 3);
    assertEquals(history.since(), Optional.of(day(0)));
  }

  @Test
  public void reportGoesOnWithTheHistoriesOfAnEarlierOne() {
    var earlier = Samples.report(REPLACED, NOT_DETECTED);
    var results =
        new RunResults(
            "base", List.of(record(earlier, 0), record(earlier, 1)), Map.of(), true, List.of());
    var report =
        Samples.report(REPLACED, NOT_DETECTED, UNREACHABLE).continuing(results.histories());
    assertEquals(report.results().get(0).history().runs(), 2);
    assertEquals(report.results().get(0).history().since(), Optional.of(START.plusSeconds(1)));
    assertEquals(report.results().get(2).history().runs(), 1, "it was not there before");
  }

  @Test
  public void siteWithoutAnAttemptKeepsItsHistory() {
    var earlier = Samples.report(REPLACED);
    var sites = List.of(Samples.site("replaced"));
    var lost = Samples.report(RunEnding.INTERRUPTED, sites, List.of());
    var results = new RunResults("base", List.of(record(earlier, 0)), Map.of(), true, List.of());
    var result = lost.continuing(results.histories()).results().get(0);
    assertEquals(result.outcome(), NOT_RUN);
    assertEquals(result.history(), earlier.results().get(0).history());
  }

  @Test
  public void flakyRunIsOneThatPassedOnARetry() {
    var attempts =
        List.of(
            Samples.judged("a", 1, Profile.FULL, NOT_DETECTED),
            Samples.judged("a", 2, Profile.FULL, REPLACED));
    var report = Samples.report(RunEnding.COMPLETE, List.of(Samples.site("a")), attempts);
    assertEquals(report.results().get(0).history().flakyRuns(), 1);
  }

  private static SiteRecord record(RunReport report, int index) {
    return SiteRecord.of(report.results().get(index), Optional.empty());
  }

  private static History days(Outcome... outcomes) {
    var history = History.NONE;
    for (var day = 0; day < outcomes.length; day++) {
      history = history.then(outcomes[day], false, day(day));
    }
    return history;
  }

  private static Instant day(int number) {
    return START.plus(Duration.ofDays(number));
  }
}
