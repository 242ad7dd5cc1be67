package dev.fieldtest.runnercli.faults;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import dev.fieldtest.griddocker.fleet.bed.Conditions;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.testng.annotations.Test;

/** Runs whose machines come as they are needed, from none. */
@Test(groups = "browser")
public class FleetRunBrowserTest {
  private static final int SITES = 12;

  public void machinesComeServeAndGo() throws Exception {
    try (var server = LoginServer.start();
        var run = Runner.create(server.corpus(SITES));
        var looking = Runner.create("");
        var lab = FleetLab.start(run)) {
      server.once("/s9", () -> Runner.await("status tells", () -> isTold(lab.status(looking))));
      lab.run("--timeout", "2m");
      assertEquals(run.exitCode(), 0, run.out() + run.err());
      run.results().assertUndisturbed(SITES);
      assertEquals(run.results().attempts(), SITES);
      lab.assertNoMachineLeft();
      var machines = lab.bed().machines();
      assertEquals(lab.machines().path("instances").asInt(), machines.size());
      assertTrue(lab.machines().path("usd").asDouble() > 0, lab.machines().toString());
      assertTrue(lab.machines().path("firstSessionMs").asLong() > 0, lab.machines().toString());
      for (var machine : machines) {
        var told = lab.told(machine.id());
        assertTrue(told.containsAll(Set.of("launched", "registered", "terminated")), "" + told);
      }
    }
  }

  /** What only the autoscaler knows, seen from elsewhere while the run goes on. */
  private static boolean isTold(List<String> status) {
    var told = status.get(status.size() - 1);
    return told.matches("first session after \\d+s; [\\d.]+ USD per 1,000 sites [(]\\d+ so far[)]");
  }

  public void machineThatIsTakenBackLosesNoSite() throws Exception {
    try (var server = LoginServer.start();
        var run = Runner.create(server.corpus(SITES));
        var lab = FleetLab.start(run)) {
      // No page is served until another machine is on its way, so that there is work left for it.
      server.once(
          "/s5",
          () -> {
            server.holding(() -> lab.bed().machines().size() > 1);
            lab.bed().live().forEach(m -> lab.bed().interrupt(m, Duration.ofSeconds(20)));
          });
      lab.run();
      assertEquals(run.exitCode(), 0, run.out() + run.err());
      run.results().assertUndisturbed(SITES);
      assertTrue(
          lab.told(lab.bed().machines().get(0).id()).contains("interrupted"), "" + lab.machines());
      lab.assertNoMachineLeft();
    }
  }

  public void runThatIsInterruptedLeavesNoMachine() throws Exception {
    try (var server = LoginServer.start();
        var run = Runner.create(server.corpus(SITES));
        var lab = FleetLab.start(run)) {
      server.once("/s3", () -> Processes.signal("INT", run.pid()));
      lab.run();
      assertEquals(run.exitCode(), 130, run.out() + run.err());
      lab.assertNoMachineLeft();
    }
  }

  public void machinesThatNeverRegisterAreReplacedAndThenGivenUpInOneLine() throws Exception {
    try (var server = LoginServer.start();
        var run = Runner.create(server.corpus(SITES));
        var lab = FleetLab.start(run)) {
      lab.bed().conditions().boot(Conditions.Boot.NOTHING);
      lab.with("registerWithin", "\"3s\"").run();
      assertEquals(run.exitCode(), 4, run.out() + run.err());
      assertEquals(run.err().size(), 1, run.err().toString());
      assertTrue(run.err().get(0).contains("no machine registered"), run.err().toString());
      assertTrue(lab.bed().machines().size() >= 3, "they were replaced");
      lab.assertNoMachineLeft();
    }
  }
}
