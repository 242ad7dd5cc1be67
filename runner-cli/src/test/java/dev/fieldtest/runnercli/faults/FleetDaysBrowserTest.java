package dev.fieldtest.runnercli.faults;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.testng.annotations.Test;

/** Long runs on machines that come as they are needed, on good days and bad ones. */
@Test(groups = {"browser", "long"})
public class FleetDaysBrowserTest {
  public void fourHundredBundledSitesFromZero() throws Exception {
    try (var run = Runner.create("");
        var lab = FleetLab.start(run)) {
      lab.runBundled(400, "--deadline", "90s");
      assertEquals(run.exitCode(), 0, run.out() + run.err());
      assertEquals(run.outcomes().size(), 400);
      assertTrue(lab.bed().machines().size() > 1, "one machine was enough");
      for (var machine : lab.bed().machines()) {
        var told = lab.told(machine.id());
        assertTrue(told.containsAll(Set.of("launched", "terminated")), machine.id() + " " + told);
      }
      lab.assertNoMachineLeft();
    }
  }

  public void everythingThatCanGoWrongInOneRunLosesNothing() throws Exception {
    var sites = 60;
    try (var server = LoginServer.start();
        var run = Runner.create(server.corpus(sites));
        var lab = FleetLab.start(run)) {
      var taken = new AtomicInteger();
      lab.bed()
          .conditions()
          .lack("c7i.large", "*", "*", "InsufficientInstanceCapacity")
          .failNextBoots(1)
          .throttle(0.5);
      for (var site : new int[] {5, 20, 35}) {
        server.once("/s" + site, () -> taken.addAndGet(lab.takeBackBusy() ? 1 : 0));
      }
      lab.with("registerWithin", "\"40s\"").with("spotShare", "1").run("--retries", "0");
      assertEquals(run.exitCode(), 0, run.out() + run.err());
      run.assertUndisturbed(sites);
      assertEquals(taken.get(), 3);
      var machines = lab.bed().machines();
      assertTrue(machines.stream().allMatch(machine -> machine.type().equals("m7i.large")));
      assertEquals(lab.told(machines.get(0).id()).contains("replaced"), true, "" + lab.machines());
      lab.assertNoMachineLeft();
    }
  }
}
