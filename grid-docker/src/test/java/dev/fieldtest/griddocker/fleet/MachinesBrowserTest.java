package dev.fieldtest.griddocker.fleet;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import dev.fieldtest.griddocker.Grid;
import dev.fieldtest.griddocker.GridException;
import dev.fieldtest.griddocker.GridStatus;
import dev.fieldtest.griddocker.fleet.bed.BedHub;
import dev.fieldtest.griddocker.fleet.bed.Conditions;
import dev.fieldtest.griddocker.fleet.bed.Ec2Bed;
import dev.fieldtest.griddocker.fleet.bed.Machine;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.remote.HttpCommandExecutor;
import org.openqa.selenium.remote.RemoteWebDriver;
import org.openqa.selenium.remote.http.ClientConfig;
import org.testng.annotations.Test;

/** Machines that run their user data, whose real nodes register with a real hub. */
@Test(groups = "browser")
public class MachinesBrowserTest {
  private static final long PATIENCE_MS = 90_000;
  private static final String SECRET = "it's open, sesame";

  /** The bed, the hub, and a fleet. */
  private static final class Stage implements AutoCloseable {
    final Ec2Bed bed = Ec2Bed.start();
    final BedHub hub = BedHub.start(SECRET);
    final Ec2Fleet fleet;

    private Stage() {
      bed.conditions().boot(Conditions.Boot.PROCESS);
      var environment = new HashMap<>(bed.environment());
      environment.put("GRID_SECRET", SECRET);
      var file =
          FleetFiles.with(
              "\"secret\": {\"env\": \"GRID_SECRET\"}, \"slotsPerInstance\": 2, " + hub.field());
      fleet = Ec2Fleet.of(FleetFiles.spec(file), hub.url(), environment);
    }

    /** Has them launched, and waits for their nodes. */
    Stage with(int machines) {
      try {
        fleet.launch(new LaunchOrder("one", 2 * machines));
        await("nodes register", () -> nodes().size() == machines);
        return this;
      } catch (RuntimeException | Error e) {
        close();
        throw e;
      }
    }

    List<GridStatus.Node> nodes() {
      try (var grid = Grid.remote(hub.url())) {
        return grid.status().nodes();
      }
    }

    Machine machine(int index) {
      return bed.machines().get(index);
    }

    void await(String what, BooleanSupplier condition) {
      var begun = System.nanoTime();
      while (!holds(condition)) {
        var console = bed.machines().stream().map(bed::console).toList();
        assertTrue(System.nanoTime() - begun < PATIENCE_MS * 1_000_000, what + ": " + console);
        sleep();
      }
    }

    /** A hub on a busy machine may be late to answer. */
    private static boolean holds(BooleanSupplier condition) {
      try {
        return condition.getAsBoolean();
      } catch (GridException e) {
        return false;
      }
    }

    @Override
    public void close() {
      fleet.close();
      hub.close();
      bed.close();
    }
  }

  private static void sleep() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static RemoteWebDriver browser(URI grid) {
    var executor = new HttpCommandExecutor(ClientConfig.defaultConfig().baseUri(grid));
    return new RemoteWebDriver(
        executor, new ChromeOptions().addArguments("--headless=new", "--no-sandbox"));
  }

  public void nodeIsFoundByItsMachinesAddress() {
    try (var stage = new Stage().with(2)) {
      var hosts = stage.nodes().stream().map(node -> URI.create(node.uri()).getHost()).sorted();
      var addresses = stage.fleet.instances().stream().map(Instance::address).sorted();
      assertEquals(hosts.toList(), addresses.toList());
      assertEquals(stage.nodes().get(0).chromeSlots(), 2);
      stage.fleet.terminate(List.of(stage.machine(0).id()));
      stage.await("it ends", () -> stage.machine(0).state() == Machine.State.TERMINATED);
      assertTrue(!stage.bed.hasNode(stage.machine(0)));
      assertTrue(stage.bed.hasNode(stage.machine(1)));
    }
  }

  public void machineThatIsTakenBackDrainsAndLetsItsSessionGoOn() {
    try (var stage = new Stage().with(1)) {
      var browser = browser(stage.hub.url());
      stage.bed.interrupt(stage.machine(0), Duration.ofMinutes(5));
      stage.await(
          "it drains",
          () -> stage.nodes().stream().allMatch(node -> node.availability().equals("DRAINING")));
      browser.get("data:text/html,<title>still there</title>");
      assertEquals(browser.getTitle(), "still there");
      browser.quit();
      stage.await("it ends itself", () -> !stage.machine(0).isLive());
      assertEquals(stage.nodes(), List.of());
    }
  }

  public void machineWithoutHubOrSessionEndsItself() {
    try (var stage = new Stage().with(1)) {
      stage.hub.close();
      stage.await("it ends itself", () -> !stage.machine(0).isLive());
      stage.await("it is gone", () -> stage.fleet.instances().isEmpty());
    }
  }

  public void machineWhoseNodeDiesEndsItself() {
    try (var stage = new Stage().with(1)) {
      stage.bed.killNode(stage.machine(0));
      stage.await("it ends itself", () -> !stage.machine(0).isLive());
    }
  }
}
