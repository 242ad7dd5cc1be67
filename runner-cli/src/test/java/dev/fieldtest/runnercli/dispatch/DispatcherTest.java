package dev.fieldtest.runnercli.dispatch;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import dev.fieldtest.extensionundertest.AbortCause;
import dev.fieldtest.extensionundertest.Outcome;
import dev.fieldtest.extensionundertest.Profile;
import dev.fieldtest.griddocker.GridException;
import dev.fieldtest.reports.Attempt;
import dev.fieldtest.reports.RunEnding;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class DispatcherTest {
  private static final Act DIES = new Act.Loses(AbortCause.BROWSER_LOST);

  @Test
  public void planWithoutChunksEndsAtOnce() {
    var run = Runs.run(new FakeGrid(), Runs.LIMITS);
    assertEquals(run.end().ending(), RunEnding.COMPLETE);
    assertEquals(run.grid().asked(), 0);
  }

  @Test
  public void oneSessionServesOneChunkAfterAnotherInThePlansOrder() {
    var run = Runs.run(new FakeGrid(), Runs.LIMITS, "a b c", "d", "e f");
    assertEquals(
        run.grid().sessions().stream().map(FakeSession::visited).toList(),
        List.of(List.of("a", "b", "c", "d", "e", "f")));
    assertEquals(
        run.heard().outcomes(),
        List.of(
            "a REPLACED", "b REPLACED", "c REPLACED", "d REPLACED", "e REPLACED", "f REPLACED"));
    assertEquals(run.grid().open(), 0, "all sessions are closed");
  }

  @Test
  public void perDomainLimitHoldsForRepeatsToo() {
    var open = new AtomicInteger();
    var most = new AtomicInteger();
    Runnable enter =
        () -> {
          most.accumulateAndGet(open.incrementAndGet(), Math::max);
          Thread.yield();
          open.decrementAndGet();
        };
    var grid = new FakeGrid();
    List.of("x-1", "x-2", "x-3").forEach(id -> grid.on(id, new Act.Then(enter, Act.FAIL)));
    var run = Runs.run(grid, Runs.perDomain(Runs.limits(2, 4, 1), 1), "x-1 x-2", "x-3");
    assertEquals(most.get(), 1);
    assertEquals(run.heard().attempts.size(), 6);
  }

  @Test
  public void browserRetiresAfterItsTurn() {
    var run = Runs.run(new FakeGrid(), Runs.turn(Runs.LIMITS, 4), "a b c", "d e", "f");
    assertEquals(
        run.grid().sessions().stream().map(FakeSession::visited).toList(),
        List.of(List.of("a", "b", "c", "d"), List.of("e", "f")));
  }

  @Test(timeOut = 20_000)
  public void nextBrowserDoesNotWaitForTheLastSiteOfOneThatRetires() {
    var reached = new CountDownLatch(1);
    Runnable await =
        () -> {
          try {
            reached.await();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        };
    var grid = new FakeGrid();
    grid.on("slow", new Act.Then(await, Act.PASS));
    grid.on("c", new Act.Then(reached::countDown, Act.PASS));
    var run = Runs.run(grid, Runs.spare(Runs.turn(Runs.limits(1, 2, 0), 2), 1), "slow b", "c d");
    assertEquals(
        grid.sessions().stream().map(each -> Set.copyOf(each.visited())).toList(),
        List.of(Set.of("slow", "b"), Set.of("c", "d")));
    assertEquals(grid.mostOpen(), 2);
    assertEquals(run.heard().decided.size(), 4);
  }

  @Test
  public void failingSiteIsTriedAgainOnFreshSessionOnceItsOwnIsClosed() {
    var grid = new FakeGrid();
    grid.on("a", Act.FAIL, new Act.Then(() -> assertFirstIsClosed(grid), Act.PASS));
    var run = Runs.run(grid, Runs.LIMITS, "a b");
    assertEquals(
        grid.sessions().stream().map(FakeSession::visited).toList(),
        List.of(List.of("a", "b"), List.of("a")));
    assertEquals(run.heard().outcomes(), List.of("b REPLACED", "a REPLACED"));
    assertEquals(run.heard().started, List.of("a#1", "b#1", "a#2"));
  }

  private static void assertFirstIsClosed(FakeGrid grid) {
    assertTrue(grid.sessions().get(0).isClosed());
  }

  @Test
  public void whatFailsUnderLeanIsTriedUnderFull() {
    var grid = new FakeGrid().on("a", Act.FAIL, Act.FAIL);
    var run = Runs.run(grid, Profile.LEAN, Runs.limits(1, 1, 0), unused -> {}, "a");
    assertEquals(
        grid.sessions().stream().map(FakeSession::profile).toList(),
        List.of(Profile.LEAN, Profile.FULL));
    assertEquals(run.heard().outcomes(), List.of("a NOT_REPLACED"));
  }

  @Test
  public void turnsWorthOfRepeatsSharesFreshSession() {
    var grid = new FakeGrid();
    List.of("a", "b", "c", "d", "e").forEach(site -> grid.on(site, Act.FAIL));
    Runs.run(grid, Runs.turn(Runs.LIMITS, 2), "a b c d e");
    assertEquals(
        grid.sessions().stream().map(each -> String.join(" ", each.visited())).toList(),
        List.of("a b", "a b", "c d", "c d", "e", "e"));
  }

  @Test
  public void siteThatLostItsBrowserIsRepeatedAlone() {
    var grid = new FakeGrid().on("a", DIES, Act.PASS);
    var run = Runs.run(grid, Runs.LIMITS, "a b c", "d");
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
    var run = Runs.run(grid, Runs.limits(1, 2, 1), "a b");
    assertEquals(grid.sessions().get(0).mostOpen(), 2);
    assertEquals(
        grid.sessions().stream().skip(1).map(each -> each.visited().size()).toList(),
        List.of(1, 1));
    assertEquals(run.heard().decided.size(), 2);
  }

  @Test
  public void siteThatKillsItsBrowserWithTheExtensionOnlyIsBroken() {
    var run = Runs.run(new FakeGrid().on("a", DIES), Runs.LIMITS, "a", "b");
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
    var run = Runs.run(grid, Runs.limits(1, 1, 0), "a", "b");
    assertEquals(run.heard().outcomes(), List.of("b REPLACED", "a TIMED_OUT"));
    assertEquals(run.heard().attemptsAt("a").size(), 3);
  }

  @Test
  public void siteWhoseControlVisitKillsItsBrowserIsTimedOut() {
    var grid = new FakeGrid().on("a", Act.FAIL).onControl("a", DIES);
    var run = Runs.run(grid, Runs.limits(1, 1, 0), "a", "b");
    assertEquals(run.heard().outcomes(), List.of("b REPLACED", "a TIMED_OUT"));
  }

  @Test
  public void siteThatOnlyHappenedToLoseTwoBrowsersIsJudgedAsEver() {
    var run = Runs.run(new FakeGrid().on("a", DIES, DIES, Act.PASS), Runs.LIMITS, "a");
    assertEquals(run.heard().outcomes(), List.of("a REPLACED"));
    var silent = Runs.run(new FakeGrid().on("a", DIES, DIES, Act.SILENT), Runs.LIMITS, "a");
    assertEquals(silent.heard().outcomes(), List.of("a NOT_DETECTED"));
  }

  @Test
  public void lossesThatAreNotTheSitesDoingAreBoundedAndNeverItsFault() {
    var run =
        Runs.run(
            new FakeGrid().on("a", new Act.Loses(AbortCause.GRID_LOST)), Runs.LIMITS, "a", "b");
    assertEquals(run.heard().attemptsAt("a").size(), 5);
    assertEquals(run.heard().outcomes(), List.of("b REPLACED", "a SESSION_LOST"));
    assertEquals(run.end().ending(), RunEnding.COMPLETE);
  }

  @DataProvider
  public Object[][] refusals() {
    return new Object[][] {
      {AbortCause.NO_SESSION}, {AbortCause.GRID_LOST}, {AbortCause.BROWSER_LOST},
    };
  }

  @Test(dataProvider = "refusals")
  public void siteThatGotNoSessionLosesNoAttempt(AbortCause cause) {
    // Twelve requests in a row fail, as while a hub restarts; then the grid is back.
    var grid =
        new FakeGrid()
            .opening(
                number ->
                    number > 1 && number < 10
                        ? Optional.of(new GridException(cause, "scripted"))
                        : Optional.empty());
    var run = Runs.run(grid, Runs.LIMITS, "a", "b", "c");
    assertEquals(run.end().ending(), RunEnding.COMPLETE);
    assertEquals(grid.asked(), 11);
    assertEquals(run.heard().attempts.size(), 3);
    assertTrue(run.heard().attempts.stream().allMatch(Attempt::judged));
  }

  @Test(timeOut = 20_000)
  public void gridThatWorkedAndThenGivesNoSessionForTooLongEndsTheRun() {
    var grid =
        new FakeGrid()
            .opening(
                number ->
                    number > 1
                        ? Optional.of(new GridException(AbortCause.NO_SESSION, "gone"))
                        : Optional.empty());
    var run = Runs.run(grid, Runs.LIMITS, "a", "b");
    assertEquals(run.end(), new Dispatcher.End(RunEnding.GRID_UNUSABLE, "gone"));
    assertEquals(run.heard().outcomes(), List.of("a REPLACED"));
    assertTrue(grid.asked() > 4, "it was asked only " + grid.asked() + " times");
  }

  @Test(timeOut = 20_000)
  public void stopEndsThePauseOfGridThatGivesNoSession() {
    var dispatcher = new AtomicReference<Dispatcher>();
    var grid =
        new FakeGrid()
            .opening(
                number -> {
                  if (number == 4) {
                    dispatcher.get().stop();
                  }
                  return number > 1
                      ? Optional.of(new GridException(AbortCause.NO_SESSION, "gone"))
                      : Optional.empty();
                });
    var run = Runs.run(grid, Profile.FULL, Runs.LIMITS, dispatcher::set, "a", "b");
    assertEquals(run.end().ending(), RunEnding.INTERRUPTED);
    assertEquals(grid.asked(), 4);
  }

  @Test(timeOut = 20_000)
  public void timeBudgetCutsSitesThatHangAndKeepsWhatWasJudged() {
    var grid = new FakeGrid().on("b", Act.HANGS).on("c", Act.FAIL, Act.HANGS);
    var limits = Runs.time(Runs.limits(2, 1, 1), Duration.ofMillis(500));
    var run = Runs.run(grid, limits, "a b d", "c");
    assertEquals(run.end().ending(), RunEnding.GLOBAL_TIMEOUT);
    assertEquals(run.end().ending().verdict().orElseThrow().exitCode(), 7);
    assertEquals(run.heard().outcomes(), List.of("a REPLACED"));
    assertEquals(run.heard().attemptsAt("b"), List.of(), "it was given up, not tried");
    assertEquals(run.heard().attemptsAt("c").size(), 1);
    assertEquals(run.heard().attemptsAt("d"), List.of());
    assertEquals(grid.open(), 0);
  }

  @Test
  public void attemptsOfAnEarlierInvocationCount() {
    var first = Runs.run(new FakeGrid().on("b", Act.FAIL).on("c", DIES), Runs.LIMITS, "a", "b c");
    var earlier = first.heard().attempts.stream().filter(attempt -> attempt.number() == 1).toList();
    assertEquals(earlier.size(), 3);
    var grid = new FakeGrid();
    var resumed = Runs.resume(grid, Runs.LIMITS, earlier, "a", "b c", "d");
    assertEquals(resumed.heard().decided.size(), 4);
    assertEquals(resumed.heard().started, List.of("d#1", "c#2", "b#2"));
    assertEquals(resumed.heard().decided.get(0).site().id().value(), "a");
  }

  @Test(timeOut = 20_000)
  public void listenerThatFailsEndsTheRunWithItsBrowsers() {
    var grid = new FakeGrid().on("a", Act.HANGS);
    var failing =
        new RunListener() {
          @Override
          public void finished(Attempt attempt) {
            throw new IllegalStateException("the disk is full");
          }
        };
    var failure =
        expectThrows(
            IllegalStateException.class,
            () -> Runs.listen(grid, Runs.limits(2, 1, 0), failing, "a", "b"));
    assertEquals(failure.getMessage(), "the disk is full");
    assertEquals(grid.open(), 0);
  }

  @Test(dataProvider = "causes")
  public void fiveVoidAttemptsAmongGoodSessionsAreTheEnd(AbortCause cause, Outcome outcome) {
    // Each session of 'a' fails; those of 'b', in between, do well.
    var grid = new FakeGrid().on("a", new Act.Loses(cause)).on("b", Act.FAIL);
    var run = Runs.run(grid, Runs.limits(1, 1, 3), "a", "b");
    assertEquals(run.heard().attemptsAt("a").size(), 5);
    assertEquals(run.heard().outcomes(), List.of("b NOT_REPLACED", "a " + outcome));
    assertEquals(run.end().ending(), RunEnding.COMPLETE);
  }

  @DataProvider
  public Object[][] endings() {
    return new Object[][] {
      {AbortCause.EXTENSION_LOST, RunEnding.EXTENSION_UNUSABLE},
      {AbortCause.NO_SESSION, RunEnding.GRID_UNUSABLE},
      {AbortCause.GRID_LOST, RunEnding.GRID_UNUSABLE},
    };
  }

  @Test(dataProvider = "endings")
  public void threeSessionsInRowThatFailToOpenEndTheRun(AbortCause cause, RunEnding ending) {
    var grid =
        new FakeGrid()
            .opening(unused -> Optional.of(new GridException(cause, "scripted " + cause)));
    var run = Runs.run(grid, Runs.LIMITS, "a", "b", "c", "d");
    assertEquals(run.end(), new Dispatcher.End(ending, "scripted " + cause));
    assertTrue(run.heard().attempts.stream().map(Attempt::session).allMatch(Optional::isEmpty));
    assertEquals(grid.asked(), 3);
    assertEquals(run.heard().decided, List.of());
    assertEquals(ending.verdict().orElseThrow().exitCode(), 4);
  }

  @Test
  public void threeSessionsInRowWhoseExtensionDiesEndTheRun() {
    var grid = new FakeGrid();
    List.of("a", "b", "c", "d").forEach(site -> grid.on(site, Act.EXTENSION_DEAD));
    var run = Runs.run(grid, Runs.LIMITS, "a", "b", "c", "d");
    assertEquals(run.end().ending(), RunEnding.EXTENSION_UNUSABLE);
    assertEquals(grid.asked(), 3);
    assertTrue(run.heard().attempts.stream().noneMatch(Attempt::judged), "no NOT_DETECTED counts");
  }

  @Test
  public void livingExtensionThatDoesNothingIsJudged() {
    var run = Runs.run(new FakeGrid().on("a", Act.SILENT), Runs.limits(1, 1, 0), "a");
    assertEquals(run.heard().outcomes(), List.of("a NOT_DETECTED"));
  }

  @Test
  public void goodSessionBetweenFailingOnesStartsTheCountAnew() {
    var grid = new FakeGrid();
    List.of("a", "b", "d", "e").forEach(site -> grid.on(site, Act.EXTENSION_DEAD, Act.PASS));
    var run = Runs.run(grid, Runs.turn(Runs.LIMITS, 1), "a", "b", "c", "d", "e");
    assertEquals(run.end().ending(), RunEnding.COMPLETE);
    assertEquals(run.heard().decided.size(), 5);
  }

  @Test
  public void browsersThatDiedAreNoSessionsWithoutExtension() {
    var grid = new FakeGrid().on("a", DIES, DIES, Act.EXTENSION_DEAD, Act.PASS);
    var run = Runs.run(grid, Runs.LIMITS, "a");
    assertEquals(run.end().ending(), RunEnding.COMPLETE);
    assertEquals(run.heard().outcomes(), List.of("a REPLACED"));
  }

  @Test
  public void sitesThatWaitedInLostSessionLoseNoAttempt() {
    var grid = new FakeGrid().on("a", Act.EXTENSION_DEAD, Act.PASS);
    var run = Runs.run(grid, Runs.LIMITS, "a b c");
    assertEquals(run.heard().attemptsAt("b").size(), 1);
    assertEquals(run.heard().decided.size(), 3);
  }

  @Test
  public void stopFinishesOpenSitesAndOpensNoFurtherSession() {
    var dispatcher = new AtomicReference<Dispatcher>();
    var grid = new FakeGrid();
    grid.on("a", new Act.Then(() -> dispatcher.get().stop(), Act.PASS));
    var run = Runs.run(grid, Profile.FULL, Runs.LIMITS, dispatcher::set, "a", "b", "c");
    assertEquals(run.end().ending(), RunEnding.INTERRUPTED);
    assertEquals(run.heard().outcomes(), List.of("a REPLACED"));
    assertEquals(grid.asked(), 1);
    assertEquals(grid.open(), 0);
  }

  @Test
  public void stopRepeatsNothing() {
    var dispatcher = new AtomicReference<Dispatcher>();
    var grid = new FakeGrid();
    grid.on("a", new Act.Then(() -> dispatcher.get().stop(), Act.FAIL));
    var run = Runs.run(grid, Profile.FULL, Runs.LIMITS, dispatcher::set, "a", "b");
    assertEquals(run.heard().attempts.size(), 1);
    assertEquals(run.heard().decided, List.of(), "its result is for the merger to say");
  }

  @Test
  public void maxFailuresEndsTheRun() {
    var grid = new FakeGrid().on("a", Act.FAIL).on("b", Act.FAIL).on("d", Act.FAIL);
    var limits = Runs.maxFailures(Runs.limits(1, 1, 0), 2);
    var run = Runs.run(grid, limits, "a", "c", "b", "d", "e");
    assertEquals(run.end().ending(), RunEnding.MAX_FAILURES);
    assertEquals(run.heard().outcomes(), List.of("a NOT_REPLACED", "c REPLACED", "b NOT_REPLACED"));
    assertEquals(grid.asked(), 1);
  }

  @Test
  public void brokenPageIsSeenTwiceBeforeItCounts() {
    var grid = new FakeGrid().on("a", Act.BREAKS, Act.BREAKS).on("b", Act.BREAKS, Act.PASS);
    var run = Runs.run(grid, Runs.limits(1, 1, 0), "a b");
    assertEquals(run.heard().outcomes(), List.of("a PAGE_BROKEN", "b REPLACED"));
    assertEquals(run.heard().attempts.size(), 4);
  }

  @Test
  public void noMoreTabsAreOpenThanAsked() {
    var grid = new FakeGrid();
    Runs.run(grid, Runs.turn(Runs.limits(1, 3, 1), 12), "a b c d e f g h i j k l");
    var session = grid.sessions().get(0);
    assertEquals(session.visited().size(), 12);
    assertTrue(session.mostOpen() <= 3, "most open: " + session.mostOpen());
  }

  @Test(timeOut = 20_000)
  public void unforeseenFailureOfVisitEndsTheRunAndIsTold() {
    var grid = new FakeGrid().on("b", new Act.Throws(new IllegalStateException("a defect")));
    var run = Runs.run(grid, Runs.LIMITS, "a", "b", "c");
    assertEquals(run.end().ending(), RunEnding.INTERNAL_ERROR);
    assertTrue(run.end().reason().contains("a defect"), run.end().reason());
    assertEquals(run.heard().outcomes(), List.of("a REPLACED"));
    assertEquals(grid.open(), 0);
  }

  @Test(timeOut = 20_000)
  public void unforeseenFailureToOpenEndsTheRunAndIsTold() {
    var grid = new FakeGrid().opening(n -> Optional.of(new IllegalStateException("a defect")));
    var run = Runs.run(grid, Runs.LIMITS, "a", "b");
    assertEquals(run.end().ending(), RunEnding.INTERNAL_ERROR);
    assertEquals(run.heard().decided, List.of());
  }
}
