package dev.fieldtest.griddocker.fleet;

import static org.testng.Assert.assertTrue;

import dev.fieldtest.griddocker.Grid;
import dev.fieldtest.griddocker.GridException;
import dev.fieldtest.griddocker.GridStatus;
import dev.fieldtest.griddocker.fleet.bed.BedHub;
import dev.fieldtest.griddocker.fleet.bed.Conditions.Boot;
import dev.fieldtest.griddocker.fleet.bed.Ec2Bed;
import dev.fieldtest.griddocker.fleet.bed.Machine;
import java.util.HashMap;
import java.util.List;
import java.util.function.BooleanSupplier;

/** A test bed, a real hub, and a fleet whose machines have two slots each. */
record Stage(Ec2Bed bed, BedHub hub, Ec2Fleet fleet) implements AutoCloseable {
  private static final long PATIENCE_MS = 90_000;
  private static final String SECRET = "it's open, sesame";

  /** Nodes are processes. */
  static Stage ofProcesses() {
    return of(Boot.PROCESS, "\"maxAge\": \"1h\"");
  }

  /** Nodes are containers. */
  static Stage ofContainers(String image) {
    return of(Boot.CONTAINER, "\"nodeImage\": \"" + image + "\"");
  }

  private static Stage of(Boot boot, String field) {
    var bed = Ec2Bed.start();
    bed.conditions().boot(boot);
    var hub = BedHub.start(SECRET);
    var environment = new HashMap<>(bed.environment());
    environment.put("GRID_SECRET", SECRET);
    var fields = "\"secret\": {\"env\": \"GRID_SECRET\"}, \"slotsPerInstance\": 2, " + field;
    var spec = FleetFiles.spec(FleetFiles.with(fields + ", " + hub.field()));
    return new Stage(bed, hub, Ec2Fleet.of(spec, hub.url(), environment));
  }

  /** Has so many machines launched, and waits for their nodes. */
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
      try {
        Thread.sleep(100);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
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
