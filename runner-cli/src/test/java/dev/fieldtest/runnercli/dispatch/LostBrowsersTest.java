package dev.fieldtest.runnercli.dispatch;

import static org.testng.Assert.assertEquals;

import dev.fieldtest.extensionundertest.AbortCause;
import dev.fieldtest.extensionundertest.Outcome;
import dev.fieldtest.reports.RunEnding;
import java.util.List;
import java.util.Set;
import org.testng.annotations.Test;

/** Browsers that die while a run goes on, and whom that is blamed on. */
public class LostBrowsersTest {
  private static final Act DIES = new Act.Loses(AbortCause.BROWSER_LOST);

  @Test
  public void siteThatLostItsBrowserIsRepeatedAlone() {
    var grid = new FakeGrid().on("a", DIES, Act.PASS);
    var run = Runs.run(grid, Bounds.one(), "a b c", "d");
    assertEquals(
        grid.sessions().stream().map(FakeSession::visited).toList(),
        List.of(List.of("a"), List.of("b", "c", "d"), List.of("a")));
    assertEquals(run.end().ending(), RunEnding.COMPLETE);
    assertEquals(run.heard().decided.size(), 4);
  }

  @Test
  public void sitesThatWereOpenInTheLostBrowserAreRepeatedOneByOne() {
    var grid = new FakeGrid();
    var bothOpen = new java.util.concurrent.CyclicBarrier(2);
    Runnable meet =
        () -> {
          try {
            bothOpen.await();
          } catch (InterruptedException | java.util.concurrent.BrokenBarrierException e) {
            throw new IllegalStateException(e);
          }
        };
    grid.on("a", new Act.Then(meet, DIES), Act.PASS);
    grid.on("b", new Act.Then(meet, DIES), Act.PASS);
    var run = Runs.run(grid, Bounds.of(1, 2, 1), "a b");
    assertEquals(grid.sessions().get(0).mostOpen(), 2);
    assertEquals(
        grid.sessions().stream().skip(1).map(each -> each.visited().size()).toList(),
        List.of(1, 1));
    assertEquals(run.heard().decided.size(), 2);
  }

  @Test
  public void siteThatKillsItsBrowserWithTheExtensionOnlyIsBroken() {
    var run = Runs.run(new FakeGrid().on("a", DIES), Bounds.one(), "a", "b");
    assertEquals(run.heard().outcomes(), List.of("b REPLACED", "a PAGE_BROKEN"));
    assertEquals(
        run.heard().attemptsAt("a").stream().map(each -> each.result().outcome()).toList(),
        List.of(
            Outcome.SESSION_LOST, Outcome.SESSION_LOST, Outcome.PAGE_BROKEN, Outcome.PAGE_BROKEN));
    assertEquals(run.end().ending(), RunEnding.COMPLETE, "one bad site ends no run");
  }

  @Test
  public void siteThatKillsItsBrowserWithoutTheExtensionTooIsTimedOut() {
    var grid = new FakeGrid().on("a", DIES).onControl("a", DIES);
    var run = Runs.run(grid, Bounds.of(1, 1, 0), "a", "b");
    assertEquals(run.heard().outcomes(), List.of("b REPLACED", "a TIMED_OUT"));
    assertEquals(run.heard().attemptsAt("a").size(), 3);
  }

  @Test
  public void siteWhoseControlVisitKillsItsBrowserIsTimedOut() {
    var grid = new FakeGrid().on("a", Act.FAIL).onControl("a", DIES);
    var run = Runs.run(grid, Bounds.of(1, 1, 0), "a", "b");
    assertEquals(run.heard().outcomes(), List.of("b REPLACED", "a TIMED_OUT"));
  }

  @Test
  public void siteThatOnlyHappenedToLoseTwoBrowsersIsJudgedAsEver() {
    var run = Runs.run(new FakeGrid().on("a", DIES, DIES, Act.PASS), Bounds.one(), "a");
    assertEquals(run.heard().outcomes(), List.of("a REPLACED"));
    var silent = Runs.run(new FakeGrid().on("a", DIES, DIES, Act.SILENT), Bounds.one(), "a");
    assertEquals(silent.heard().outcomes(), List.of("a NOT_DETECTED"));
  }

  @Test
  public void lossesThatAreNotTheSitesDoingAreBoundedAndNeverItsFault() {
    var run =
        Runs.run(
            new FakeGrid().on("a", new Act.Loses(AbortCause.GRID_LOST)), Bounds.one(), "a", "b");
    assertEquals(run.heard().attemptsAt("a").size(), 5);
    assertEquals(run.heard().outcomes(), List.of("b REPLACED", "a SESSION_LOST"));
    assertEquals(run.end().ending(), RunEnding.COMPLETE);
  }

  @Test
  public void fiveVoidAttemptsAmongGoodSessionsAreTheEnd() {
    // Each session of 'a' fails; those of 'b', in between, do well.
    var grid = new FakeGrid().on("a", new Act.Loses(AbortCause.GRID_LOST)).on("b", Act.FAIL);
    var run = Runs.run(grid, Bounds.of(1, 1, 3), "a", "b");
    assertEquals(run.heard().attemptsAt("a").size(), 5);
    assertEquals(Set.copyOf(run.heard().outcomes()), Set.of("b NOT_REPLACED", "a SESSION_LOST"));
    assertEquals(run.end().ending(), RunEnding.COMPLETE);
  }

  @Test
  public void sitesThatWaitedInLostSessionLoseNoAttempt() {
    var grid = new FakeGrid().on("a", Act.EXTENSION_DEAD, Act.PASS);
    var run = Runs.run(grid, Bounds.one(), "a b c");
    assertEquals(run.heard().attemptsAt("b").size(), 1);
    assertEquals(run.heard().decided.size(), 3);
  }
}
