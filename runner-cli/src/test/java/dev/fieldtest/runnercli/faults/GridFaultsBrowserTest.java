package dev.fieldtest.runnercli.faults;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicReference;
import org.testng.annotations.Test;

/** Faults of a grid that runs elsewhere: no site is lost, none twice, no outcome changes. */
@Test(groups = "browser")
public class GridFaultsBrowserTest {
  /** Far from the 30 s after which Selenium notices, and not from the 5 s that are promised. */
  private static final Duration NOTICED = Duration.ofSeconds(12);

  @Test(groups = "long")
  public void nodeThatIsKilledCostsNothingButTime() throws Exception {
    disturb(Fault.NODE_KILLED, 2);
  }

  @Test(groups = "long")
  public void nodeThatFreezesForWhileCostsNothingButTime() throws Exception {
    disturb(Fault.NODE_FROZEN, 1);
  }

  /** Pages are driven past it; it is needed to open and end a session only. */
  @Test(groups = "long")
  public void driverThatIsKilledCostsNothing() throws Exception {
    try (var scene = FaultScene.of(Fault.DRIVER_KILLED, 1)) {
      assertEquals(scene.run().noticed(), Duration.ZERO);
    }
  }

  public void hubThatIsRestartedCostsNothingButTime() throws Exception {
    disturb(Fault.HUB_RESTARTED, 1);
  }

  @Test(groups = "long")
  public void webSocketThatIsCutCostsNothingButTime() throws Exception {
    disturb(Fault.WEB_SOCKET_CUT, 1);
  }

  public void nodeThatDrainsEndsOnceItsOpenSitesAreFinished() throws Exception {
    var sites = 20;
    try (var server = LoginServer.start();
        var run = Runner.create(server.corpus(sites));
        var grid = TestGrid.start(run, 2)) {
      var drained = new AtomicReference<Process>();
      server.takes(Duration.ofSeconds(1));
      server.once("/s3", () -> drained.set(grid.drainBusyNode()));
      run.run("--grid", grid.url(), "--sessions", "1", "--tabs", "2", "--chunk-size", "99");
      assertEquals(run.exitCode(), 0, run.out() + run.err());
      run.results().assertUndisturbed(sites);
      assertEquals(run.results().attempts(), sites);
      assertEquals(run.results().nodes(), 2);
      Runner.await("the node has ended", () -> !drained.get().isAlive());
    }
  }

  public void sessionThatIsBusyByDevToolsAloneOutlivesItsNodesTimeout() throws Exception {
    var sites = 14;
    try (var server = LoginServer.start();
        var run = Runner.create(server.corpus(sites));
        var grid = TestGrid.start(run, 1, "--session-timeout", "10")) {
      var asked = new ConcurrentSkipListSet<Instant>();
      for (var i = 1; i <= sites; i++) {
        server.on("/s" + i, () -> asked.add(Instant.now()));
      }
      server.takes(Duration.ofSeconds(1));
      run.run("--grid", grid.url(), "--sessions", "1", "--tabs", "1", "--chunk-size", "99");
      assertEquals(run.exitCode(), 0, run.out() + run.err());
      run.results().assertUndisturbed(sites);
      assertEquals(run.results().voids(), List.of());
      var served = Duration.between(asked.first(), asked.last());
      assertTrue(served.toSeconds() > 12, "it was over too soon to tell: " + served);
    }
  }

  private static void disturb(Fault fault, int nodes) throws Exception {
    try (var scene = FaultScene.of(fault, nodes)) {
      var after = scene.run().noticed();
      assertTrue(!after.isZero() && after.compareTo(NOTICED) < 0, "noticed after " + after);
    }
  }
}
