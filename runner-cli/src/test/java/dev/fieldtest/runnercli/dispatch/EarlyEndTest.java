package dev.fieldtest.runnercli.dispatch;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import dev.fieldtest.extensionundertest.AbortCause;
import dev.fieldtest.extensionundertest.Profile;
import dev.fieldtest.griddocker.GridException;
import dev.fieldtest.reports.Attempt;
import dev.fieldtest.reports.RunEnding;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.testng.annotations.Test;

/** Runs that end before their plan does, and what they still tell. */
public class EarlyEndTest {
  @Test(timeOut = 20_000)
  public void timeBudgetCutsSitesThatHangAndKeepsWhatWasJudged() {
    var grid = new FakeGrid().on("b", Act.HANGS).on("c", Act.FAIL, Act.HANGS);
    var limits = Bounds.of(2, 1, 1).time(Duration.ofMillis(500));
    var run = Runs.run(grid, limits, "a b d", "c");
    assertEquals(run.end().ending(), RunEnding.GLOBAL_TIMEOUT);
    assertEquals(run.end().ending().verdict().orElseThrow().exitCode(), 7);
    assertEquals(run.heard().outcomes(), List.of("a REPLACED"));
    assertEquals(run.heard().attemptsAt("b"), List.of(), "it was given up, not tried");
    assertEquals(run.heard().attemptsAt("c").size(), 1);
    assertEquals(run.heard().attemptsAt("d"), List.of());
    assertEquals(grid.open(), 0);
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
            () -> Runs.listen(grid, Bounds.of(2, 1, 0), failing, "a", "b"));
    assertEquals(failure.getMessage(), "the disk is full");
    assertEquals(grid.open(), 0);
  }

  @Test
  public void stopFinishesOpenSitesAndOpensNoFurtherSession() {
    var dispatcher = new AtomicReference<Dispatcher>();
    var grid = new FakeGrid();
    grid.on("a", new Act.Then(() -> dispatcher.get().stop(), Act.PASS));
    var run = Runs.run(grid, Profile.FULL, Bounds.one(), dispatcher::set, "a", "b", "c");
    assertEquals(run.end().ending(), RunEnding.INTERRUPTED);
    assertEquals(run.heard().outcomes(), List.of("a REPLACED"));
    assertEquals(grid.asked(), 1);
    assertEquals(grid.open(), 0);
  }

  @Test(timeOut = 20_000)
  public void stopDoesNotWaitForSessionThatTheGridKeepsBack() {
    var dispatcher = new AtomicReference<Dispatcher>();
    var grid =
        new FakeGrid()
            .opening(
                unused -> {
                  dispatcher.get().stop();
                  try {
                    new CountDownLatch(1).await();
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                  return Optional.of(new GridException(AbortCause.NO_SESSION, "interrupted"));
                });
    var run = Runs.run(grid, Profile.FULL, Bounds.one(), dispatcher::set, "a");
    assertEquals(run.end().ending(), RunEnding.INTERRUPTED);
    assertEquals(run.heard().attempts.size(), 0);
  }

  @Test(timeOut = 20_000)
  public void gridThatIsGivenUpEndsTheRunThoughItsSessionsAreStillAwaited() {
    var dispatcher = new AtomicReference<Dispatcher>();
    var grid =
        new FakeGrid()
            .opening(
                number -> {
                  if (number == 1) {
                    return Optional.empty();
                  }
                  dispatcher.get().giveUp("no machine can be had");
                  try {
                    new CountDownLatch(1).await();
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                  return Optional.of(new GridException(AbortCause.NO_SESSION, "interrupted"));
                });
    var run = Runs.run(grid, Profile.FULL, Bounds.one().turn(1), dispatcher::set, "a", "b");
    assertEquals(run.end(), new Dispatcher.End(RunEnding.GRID_UNUSABLE, "no machine can be had"));
    assertEquals(run.heard().outcomes(), List.of("a REPLACED"));
    assertEquals(grid.open(), 0);
  }

  @Test
  public void stopRepeatsNothing() {
    var dispatcher = new AtomicReference<Dispatcher>();
    var grid = new FakeGrid();
    grid.on("a", new Act.Then(() -> dispatcher.get().stop(), Act.FAIL));
    var run = Runs.run(grid, Profile.FULL, Bounds.one(), dispatcher::set, "a", "b");
    assertEquals(run.heard().attempts.size(), 1);
    assertEquals(run.heard().decided, List.of(), "its result is for the merger to say");
  }

  @Test
  public void maxFailuresEndsTheRun() {
    var grid = new FakeGrid().on("a", Act.FAIL).on("b", Act.FAIL).on("d", Act.FAIL);
    var limits = Bounds.of(1, 1, 0).maxFailures(2);
    var run = Runs.run(grid, limits, "a", "c", "b", "d", "e");
    assertEquals(run.end().ending(), RunEnding.MAX_FAILURES);
    assertEquals(run.heard().outcomes(), List.of("a NOT_REPLACED", "c REPLACED", "b NOT_REPLACED"));
    assertEquals(grid.asked(), 1);
  }

  @Test(timeOut = 20_000)
  public void unforeseenFailureOfVisitEndsTheRunAndIsTold() {
    var grid = new FakeGrid().on("b", new Act.Throws(new IllegalStateException("a defect")));
    var run = Runs.run(grid, Bounds.one(), "a", "b", "c");
    assertEquals(run.end().ending(), RunEnding.INTERNAL_ERROR);
    assertTrue(run.end().reason().contains("a defect"), run.end().reason());
    assertEquals(run.heard().outcomes(), List.of("a REPLACED"));
    assertEquals(grid.open(), 0);
  }

  @Test(timeOut = 20_000)
  public void unforeseenFailureToOpenEndsTheRunAndIsTold() {
    var grid = new FakeGrid().opening(n -> Optional.of(new IllegalStateException("a defect")));
    var run = Runs.run(grid, Bounds.one(), "a", "b");
    assertEquals(run.end().ending(), RunEnding.INTERNAL_ERROR);
    assertEquals(run.heard().decided, List.of());
  }
}
