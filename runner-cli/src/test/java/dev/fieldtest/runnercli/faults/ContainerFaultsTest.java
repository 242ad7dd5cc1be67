package dev.fieldtest.runnercli.faults;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.Test;

/**
 * What befalls the containers of a grid costs time: each site ends as it does without, none is
 * lost, and none is blamed on infrastructure.
 */
@Test(singleThreaded = true)
public class ContainerFaultsTest {
  private static final Duration PATIENCE = Duration.ofMinutes(25);
  private static final Duration PAUSE = Duration.ofSeconds(20);

  /** How long nodes are frozen or cut off: far longer than the 4 s in which that is noticed. */
  private static final int AWAY_S = 12;

  /** Longer than a node keeps a session that nobody uses. */
  private static final int DRAIN_S = 120;

  private ContainedGrid grid;

  /** What is done to a grid, and undone; it may take its time. */
  private interface Fault {
    void on(ContainedGrid grid) throws InterruptedException;
  }

  private static final Fault KILL =
      grid -> {
        var node = grid.busyNode();
        grid.kill(node);
        grid.start(node);
      };
  private static final Fault STOP =
      grid -> {
        var node = grid.busyNode();
        grid.stop(node, DRAIN_S);
        grid.start(node);
      };
  private static final Fault FREEZE = grid -> grid.pause(grid.busyNode(), AWAY_S);
  private static final Fault CUT = grid -> grid.cut(grid.busyNode(), AWAY_S);
  private static final Fault RESTART = ContainedGrid::restartHub;

  /** Each befalls the run once, before a kill. */
  private static final List<Fault> ONCE = List.of(FREEZE, RESTART, CUT, STOP);

  /** On a machine so slow that a browser takes 20 s to open, the last sites would never end. */
  private static final int KILLS_AT_MOST = 40;

  @BeforeClass(groups = "docker")
  public void up() {
    grid = ContainedGrid.start(3);
  }

  @AfterClass(groups = "docker", alwaysRun = true)
  public void down() {
    grid.close();
  }

  @Test(groups = "docker")
  public void nodeThatIsStoppedInMidChunkLosesNoAttempt() throws Exception {
    var sites = 24;
    try (var run = begin("bundled:" + sites, "--sessions", "1", "--tabs", "3")) {
      run.awaitLogged("finished", 4);
      STOP.on(grid);
      assertEquals(passed(run), sites);
      assertEquals(run.results().voids(), List.of());
      assertEquals(run.results().attempts(), sites);
      assertEquals(run.results().nodes(), 2);
      grid.awaitNodes();
    }
  }

  @Test(groups = "docker", dependsOnMethods = "nodeThatIsStoppedInMidChunkLosesNoAttempt")
  public void killedNodeAndRestartedHubCostNothingButTime() throws Exception {
    var sites = 30;
    try (var run = begin("bundled:" + sites, "--sessions", "2", "--tabs", "2")) {
      run.awaitLogged("finished", 4);
      KILL.on(grid);
      run.awaitLogged("finished", 12);
      RESTART.on(grid);
      assertEquals(passed(run), sites);
      assertTrue(run.results().voids().size() > 1, "nothing befell it");
    }
  }

  /** Sites that the extension passes, all of them. */
  private static long passed(Runner run) throws Exception {
    assertEquals(ended(run), 0, run.out() + run.err());
    return run.results().outcomes().values().stream()
        .filter(List.of("REPLACED", "UNTOUCHED")::contains)
        .count();
  }

  /**
   * A kill each 20 s, as long as the run goes on, and all else besides. A run that is over before
   * that shows nothing.
   */
  @Test(groups = {"docker", "long"})
  public void fiveHundredSitesEndAsTheyDoUndisturbed() throws Exception {
    Map<String, String> undisturbed;
    try (var run = begin("bundled:500")) {
      assertEquals(ended(run), 0, run.out() + run.err());
      undisturbed = run.results().outcomes();
      assertEquals(undisturbed.size(), 500);
    }
    try (var run = begin("bundled:500", "--sessions", "2", "--tabs", "2")) {
      run.awaitLogged("finished", 1);
      var kills = 0;
      for (; kills < KILLS_AT_MOST && !run.endsWithin(PAUSE); kills++) {
        if (kills < ONCE.size()) {
          ONCE.get(kills).on(grid);
        }
        KILL.on(grid);
      }
      assertEquals(ended(run), 0, run.out() + run.err());
      assertEquals(run.results().outcomes(), undisturbed);
      assertTrue(kills >= ONCE.size(), "only " + kills + " kills befell it");
    }
  }

  private static int ended(Runner run) throws Exception {
    assertTrue(run.endsWithin(PATIENCE), "it hangs");
    return run.exitCode();
  }

  private Runner begin(String corpus, String... more) throws IOException {
    var run = Runner.create("").within(grid.entrance());
    var words = new ArrayList<>(List.of("run", "--corpus", corpus, "--grid", grid.url()));
    words.addAll(List.of("--output", run.output().toString(), "--reporter", "json"));
    words.addAll(List.of(more));
    return run.begin(words.toArray(String[]::new));
  }
}
