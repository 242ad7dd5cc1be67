package dev.fieldtest.runnercli.dispatch;

import static org.testng.Assert.assertEquals;

import dev.fieldtest.reports.RunEnding;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.testng.annotations.Test;

/** Nodes that are to go while a run goes on. */
public class DrainingNodesTest {
  @Test
  public void drainingNodeOpensNoFurtherSiteAndTheRestGoesOnElsewhere() {
    var grid = new FakeGrid().on("a", new Act.Drains(Act.PASS));
    var run = Runs.run(grid, Bounds.one(), "a b c", "d");
    assertEquals(visited(grid), List.of(List.of("a"), List.of("b", "c", "d")));
    assertEquals(run.heard().decided.size(), 4);
    assertEquals(run.end().ending(), RunEnding.COMPLETE);
  }

  @Test
  public void drainingIsNoAttemptAndSpendsNoRetry() {
    var grid = new FakeGrid().on("a", new Act.Drains(Act.PASS)).on("b", Act.FAIL, Act.PASS);
    var run = Runs.run(grid, Bounds.one(), "a b");
    assertEquals(run.heard().attemptsAt("a").size(), 1);
    assertEquals(
        run.heard().attemptsAt("b").stream().map(each -> each.result().outcome().name()).toList(),
        List.of("NOT_REPLACED", "REPLACED"));
  }

  @Test
  public void siteThatFailsOnDrainingNodeIsRepeatedElsewhere() {
    var grid = new FakeGrid().on("a", new Act.Drains(Act.FAIL), Act.PASS);
    var run = Runs.run(grid, Bounds.one(), "a b");
    assertEquals(visited(grid), List.of(List.of("a"), List.of("b"), List.of("a")));
    assertEquals(run.heard().decided.size(), 2);
  }

  @Test(timeOut = 20_000)
  public void restGoesOnWhileOpenSitesAreFinished() {
    var restIsDone = new CountDownLatch(1);
    var grid = new FakeGrid();
    grid.on("a", new Act.Drains(Act.after(restIsDone, Act.PASS)));
    grid.on("b", new Act.Then(restIsDone::countDown, Act.PASS));
    var run = Runs.run(grid, Bounds.one().spare(1), "a b");
    assertEquals(visited(grid), List.of(List.of("a"), List.of("b")));
    assertEquals(run.heard().decided.size(), 2);
  }

  private static List<List<String>> visited(FakeGrid grid) {
    return grid.sessions().stream().map(FakeSession::visited).toList();
  }
}
