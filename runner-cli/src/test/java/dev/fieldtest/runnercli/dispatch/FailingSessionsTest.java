package dev.fieldtest.runnercli.dispatch;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

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
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Grids that give no sessions, and extensions that die in them. */
public class FailingSessionsTest {
  private static final Act DIES = new Act.Loses(AbortCause.BROWSER_LOST);

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
    var run = Runs.run(grid, Bounds.one().turn(1), "a", "b", "c");
    assertEquals(run.end().ending(), RunEnding.COMPLETE);
    assertEquals(grid.asked(), 11);
    assertEquals(run.heard().attempts.size(), 3);
    assertTrue(run.heard().attempts.stream().allMatch(Attempt::judged));
  }

  @Test(timeOut = 20_000)
  public void deadNodeBesideSessionThatServesEndsNothing() {
    // The second slot is refused for longer than a grid's patience, while the first one serves.
    var served = new CountDownLatch(1);
    var slow = Act.after(served, Act.PASS);
    var grid =
        new FakeGrid()
            .on("a", slow)
            .opening(
                number -> {
                  if (number == 6) {
                    served.countDown();
                  }
                  return number > 1 && number < 7
                      ? Optional.of(new GridException(AbortCause.NO_SESSION, "dead node"))
                      : Optional.empty();
                });
    var run = Runs.run(grid, Bounds.of(2, 1, 0), "a", "b", "c");
    assertEquals(run.end().ending(), RunEnding.COMPLETE, run.end().reason());
    assertEquals(run.heard().outcomes().size(), 3);
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
    var run = Runs.run(grid, Bounds.one().turn(1), "a", "b");
    assertEquals(run.end(), new Dispatcher.End(RunEnding.GRID_UNUSABLE, "gone"));
    assertEquals(run.heard().outcomes(), List.of("a REPLACED"));
    assertTrue(grid.asked() > 4, "it was asked only " + grid.asked() + " times");
  }

  @Test(timeOut = 20_000)
  public void gridWhoseMachinesAreStillToComeIsWaitedFor() {
    // Requests time out, as while machines boot; a grid that never gave any would be given up.
    var grid =
        new FakeGrid()
            .opening(
                number ->
                    number < 9
                        ? Optional.of(new GridException(AbortCause.NO_SESSION, "timed out"))
                        : Optional.empty());
    var run = Runs.run(grid, Bounds.one().arriving(Duration.ofSeconds(15)), "a", "b");
    assertEquals(run.end().ending(), RunEnding.COMPLETE, run.end().reason());
    assertEquals(run.heard().attempts.size(), 2);
  }

  @Test(timeOut = 20_000)
  public void machinesThatDoNotComeAreWaitedForOnlySoLong() {
    var grid =
        new FakeGrid()
            .opening(number -> Optional.of(new GridException(AbortCause.NO_SESSION, "none")));
    var run = Runs.run(grid, Bounds.one().arriving(Duration.ofMillis(300)), "a");
    assertEquals(run.end(), new Dispatcher.End(RunEnding.GRID_UNUSABLE, "none"));
    assertTrue(grid.asked() > 4, "it was asked only " + grid.asked() + " times");
  }

  @Test(timeOut = 20_000)
  public void machinesAreNotWaitedForAsLongAsGridThatHasWorked() {
    var grid =
        new FakeGrid()
            .opening(number -> Optional.of(new GridException(AbortCause.NO_SESSION, "none")));
    var run = Runs.run(grid, Bounds.one().arriving(Duration.ofMillis(1)), "a");
    assertEquals(run.end(), new Dispatcher.End(RunEnding.GRID_UNUSABLE, "none"));
    assertTrue(grid.asked() < 5, "it was asked " + grid.asked() + " times");
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
    var run = Runs.run(grid, Profile.FULL, Bounds.one().turn(1), dispatcher::set, "a", "b");
    assertEquals(run.end().ending(), RunEnding.INTERRUPTED);
    assertEquals(grid.asked(), 4);
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
    var run = Runs.run(grid, Bounds.one(), "a", "b", "c", "d");
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
    var run = Runs.run(grid, Bounds.one(), "a", "b", "c", "d");
    assertEquals(run.end().ending(), RunEnding.EXTENSION_UNUSABLE);
    assertEquals(grid.asked(), 3);
    assertTrue(run.heard().attempts.stream().noneMatch(Attempt::judged), "no NOT_DETECTED counts");
  }

  @Test
  public void livingExtensionThatDoesNothingIsJudged() {
    var run = Runs.run(new FakeGrid().on("a", Act.SILENT), Bounds.of(1, 1, 0), "a");
    assertEquals(run.heard().outcomes(), List.of("a NOT_DETECTED"));
  }

  @Test
  public void goodSessionBetweenFailingOnesStartsTheCountAnew() {
    var grid = new FakeGrid();
    List.of("a", "b", "d", "e").forEach(site -> grid.on(site, Act.EXTENSION_DEAD, Act.PASS));
    var run = Runs.run(grid, Bounds.one().turn(1), "a", "b", "c", "d", "e");
    assertEquals(run.end().ending(), RunEnding.COMPLETE);
    assertEquals(run.heard().decided.size(), 5);
  }

  @Test
  public void browsersThatDiedAreNoSessionsWithoutExtension() {
    var grid = new FakeGrid().on("a", DIES, DIES, Act.EXTENSION_DEAD, Act.PASS);
    var run = Runs.run(grid, Bounds.one(), "a");
    assertEquals(run.end().ending(), RunEnding.COMPLETE);
    assertEquals(run.heard().outcomes(), List.of("a REPLACED"));
  }
}
