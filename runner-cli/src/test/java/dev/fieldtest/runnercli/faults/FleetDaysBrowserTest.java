package dev.fieldtest.runnercli.faults;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.testng.annotations.Test;

/** Long runs on machines that come as they are needed, on good days and bad ones. */
@Test(groups = {"browser", "long"})
public class FleetDaysBrowserTest {
  private static final Duration LONGEST = Duration.ofMinutes(15);
  private static final int SITES = 400;
  private static final int INTERRUPTIONS = 3;
  private static final Set<String> LOST =
      Set.of("SESSION_LOST", "NO_CAPACITY", "NOT_RUN", "MISSING");

  public void fourHundredBundledSitesFromZero() throws Exception {
    try (var run = Runner.create("");
        var lab = FleetLab.start(run)) {
      lab.withSmallMachines().runBundled(SITES, "--fleet", lab.file(), "--deadline", "90s");
      assertServed(run);
      assertTrue(lab.bed().machines().size() > 1, "one machine was enough");
      for (var machine : lab.bed().machines()) {
        var told = lab.told(machine.id());
        assertTrue(told.containsAll(Set.of("launched", "terminated")), machine.id() + " " + told);
      }
      lab.assertNoMachineLeft();
    }
  }

  /** The autoscaler is a process of its own, which dies again and again; then there are two. */
  public void autoscalersThatAreKilledAtTenMomentsLoseAndLeakNothing() throws Exception {
    try (var run = Runner.create("");
        var scaling = Runner.create("");
        var other = Runner.create("");
        var lab = FleetLab.start(run).withSmallMachines()) {
      lab.runBundled(SITES, "--await-nodes", "5m", "--sessions", "100");
      lab.killAutoscalers(scaling, 10, Duration.ofSeconds(12));
      var autoscalers = List.of(lab.autoscaler(scaling), lab.autoscaler(other));
      assertServed(run);
      Runner.await("idle machines leave", () -> lab.bed().live().isEmpty());
      lab.assertNothingTwice();
      for (var autoscaler : autoscalers) {
        Processes.signal("TERM", autoscaler.pid());
        assertEquals(autoscaler.exitCode(), 0, autoscaler.out() + autoscaler.err());
      }
    }
  }

  /** Each site ends as it has to, wherever it was visited. */
  private static void assertServed(Runner run) throws Exception {
    assertTrue(run.endsWithin(LONGEST), run.out());
    assertEquals(run.results().outcomes().size(), SITES);
    assertTrue(
        Collections.disjoint(run.results().outcomes().values(), LOST),
        run.results().outcomes().toString());
    assertEquals(run.exitCode(), 0, run.out() + run.err());
  }

  /** No capacity of the first type, a node that never boots, machines taken back, throttling. */
  public void everythingThatCanGoWrongInOneRunLosesNothing() throws Exception {
    var sites = 80;
    try (var server = LoginServer.start();
        var run = Runner.create(server.corpus(sites));
        var lab = FleetLab.start(run)) {
      var taken = new AtomicInteger();
      var asked = new AtomicInteger();
      for (var i = 1; i <= sites; i++) {
        server.on("/s" + i, () -> takeBack(lab, asked.incrementAndGet(), taken));
      }
      lab.bed()
          .conditions()
          .lack("c7i.large", "*", "*", "InsufficientInstanceCapacity")
          .failNextBoots(1)
          .throttle(0.5);
      lab.with("registerWithin", "\"25s\"").with("spotShare", "1").with("maxInstances", "4");
      lab.run("--retries", "0", "--chunk-size", "9");
      assertTrue(run.endsWithin(LONGEST), run.out());
      assertEquals(run.exitCode(), 0, run.out() + run.err());
      run.results().assertUndisturbed(sites);
      assertEquals(taken.get(), INTERRUPTIONS);
      var machines = lab.bed().machines();
      assertTrue(machines.stream().allMatch(machine -> machine.type().equals("m7i.large")));
      assertTrue(lab.machines().toString().contains("\"replaced\""), "one never booted");
      lab.assertNoMachineLeft();
    }
  }

  /** Machines are taken back from the middle of their chunks, one after another. */
  private static synchronized void takeBack(FleetLab lab, int asked, AtomicInteger taken) {
    if (taken.get() < INTERRUPTIONS && asked > 12 * (taken.get() + 1) && lab.takeBackBusy()) {
      taken.incrementAndGet();
    }
  }
}
