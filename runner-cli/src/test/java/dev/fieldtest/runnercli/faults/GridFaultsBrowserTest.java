package dev.fieldtest.runnercli.faults;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.testng.annotations.Test;

/** Faults of a grid that runs elsewhere: no site is lost, none twice, no outcome changes. */
@Test(groups = "browser")
public class GridFaultsBrowserTest {
  /** Far from the 30 s after which Selenium notices, and not from the 5 s that are promised. */
  private static final Duration NOTICED = Duration.ofSeconds(12);

  private static final int SITES = 6;

  /** What is done to a grid. */
  private interface Fault {
    void on(TestGrid grid) throws Exception;
  }

  @Test(groups = "long")
  public void nodeThatIsKilledCostsNothingButTime() throws Exception {
    disturb(2, grid -> Processes.signal("KILL", grid.busyNode().pid()));
  }

  @Test(groups = "long")
  public void nodeThatFreezesForWhileCostsNothingButTime() throws Exception {
    disturb(
        1,
        grid -> {
          Processes.signal("STOP", grid.node(0).pid());
          later(9, () -> Processes.signal("CONT", grid.node(0).pid()));
        });
  }

  public void hubThatIsRestartedCostsNothingButTime() throws Exception {
    disturb(
        1,
        grid -> {
          Processes.signal("KILL", grid.hub().pid());
          later(2, grid::startHub);
        });
  }

  @Test(groups = "long")
  public void webSocketThatIsCutCostsNothingButTime() throws Exception {
    try (var server = LoginServer.start();
        var run = Runner.create(server.corpus(SITES));
        var grid = TestGrid.start(run, 1);
        var proxy = CutProxy.to(URI.create(grid.url()).getPort())) {
      var at = new AtomicReference<Instant>();
      server.once(
          "/s3",
          () -> {
            at.set(Instant.now());
            proxy.cut();
          });
      assertUndisturbed(run.run("--grid", proxy.url()), at);
    }
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

  public void sessionThatIsBusyByBidiAloneOutlivesItsNodesTimeout() throws Exception {
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

  private static void disturb(int nodes, Fault fault) throws Exception {
    try (var server = LoginServer.start();
        var run = Runner.create(server.corpus(SITES));
        var grid = TestGrid.start(run, nodes)) {
      var at = new AtomicReference<Instant>();
      server.once(
          "/s3",
          () -> {
            at.set(Instant.now());
            try {
              fault.on(grid);
            } catch (Exception e) {
              throw new IllegalStateException(e);
            }
          });
      assertUndisturbed(run.run("--grid", grid.url()), at);
    }
  }

  private static void assertUndisturbed(Runner run, AtomicReference<Instant> at) throws Exception {
    assertEquals(run.exitCode(), 0, run.out() + run.err());
    run.results().assertUndisturbed(SITES);
    var after = run.results().noticedAfter(at.get());
    assertTrue(after.compareTo(NOTICED) < 0, "noticed after " + after);
  }

  private static void later(int seconds, Runnable action) {
    var unused =
        CompletableFuture.runAsync(
            action, CompletableFuture.delayedExecutor(seconds, TimeUnit.SECONDS));
  }
}
