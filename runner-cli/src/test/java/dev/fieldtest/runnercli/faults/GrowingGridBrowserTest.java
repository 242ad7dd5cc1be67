package dev.fieldtest.runnercli.faults;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import dev.fieldtest.griddocker.GridControl;
import dev.fieldtest.griddocker.GridLoad;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.testng.annotations.Test;

/** Grids that have no node when a run begins. */
@Test(groups = "browser")
public class GrowingGridBrowserTest {
  private static final int SITES = 6;
  private static final String[] IMPATIENT = {
    "--session-request-timeout", "8", "--session-request-timeout-period", "1"
  };

  public void requestsWaitWithTheirSecondsAndAreMadeAnewUntilNodeComes() throws Exception {
    try (var server = LoginServer.start();
        var run = Runner.create(server.corpus(SITES));
        var grid = TestGrid.hub(run, IMPATIENT)) {
      var control = GridControl.of(URI.create(grid.url()), "");
      var running = new AtomicReference<List<GridLoad.Running>>(List.of());
      server.once("/s3", () -> running.set(running(control.load())));
      run.run("--grid", grid.url(), "--await-nodes", "90s");
      Runner.await("each chunk waits", () -> control.load().waiting().size() == 2);
      var first = control.load().waiting();
      // Three sites of 2 s in two tabs.
      assertEquals(
          first.stream().map(GridLoad.Waiting::predicted).toList(),
          List.of(Optional.of(Duration.ofSeconds(3)), Optional.of(Duration.ofSeconds(3))));
      Runner.await("they are made anew", () -> isAnew(first, control.load()));
      grid.startNode();
      assertEquals(run.exitCode(), 0, run.out() + run.err());
      run.results().assertUndisturbed(SITES);
      assertEquals(run.results().attempts(), SITES, "a request that timed out is no attempt");
      assertEquals(
          running.get().get(0).predicted(), Optional.of(Duration.ofSeconds(3)), "as nodes tell it");
    }
  }

  private static boolean isAnew(List<GridLoad.Waiting> first, GridLoad load) {
    var ids = load.waiting().stream().map(GridLoad.Waiting::id).toList();
    return ids.size() == 2 && first.stream().noneMatch(waiting -> ids.contains(waiting.id()));
  }

  private static List<GridLoad.Running> running(GridLoad load) {
    return load.nodes().stream().flatMap(node -> node.sessions().stream()).toList();
  }

  public void nodesThatNeverComeAreOneLine() throws Exception {
    try (var server = LoginServer.start();
        var run = Runner.create(server.corpus(1));
        var grid = TestGrid.hub(run, IMPATIENT)) {
      // Without patience a grid that gave nothing is asked three times; this is longer than one.
      run.run("--grid", grid.url(), "--await-nodes", "5s");
      assertEquals(run.exitCode(), 4, run.out() + run.err());
      assertEquals(run.err().size(), 1, run.err().toString());
      assertTrue(run.err().get(0).contains("gave no session"), run.err().toString());
    }
  }
}
