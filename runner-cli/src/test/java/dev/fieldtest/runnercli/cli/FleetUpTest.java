package dev.fieldtest.runnercli.cli;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import dev.fieldtest.extensionundertest.AbortCause;
import dev.fieldtest.griddocker.GridControl;
import dev.fieldtest.griddocker.GridException;
import dev.fieldtest.griddocker.GridLoad;
import dev.fieldtest.griddocker.fleet.Ec2Fleet;
import dev.fieldtest.griddocker.fleet.FleetSpec;
import dev.fieldtest.griddocker.fleet.bed.Ec2Bed;
import dev.fieldtest.griddocker.fleet.bed.Machine;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.testng.annotations.Test;

/** What {@code grid up --fleet} launches, waits for and ends, at a hub that tests speak for. */
public class FleetUpTest {
  private static final String FLEET =
      """
      {"schemaVersion": 1, "name": "by-hand", "ami": "ami-0123456789abcdef0", "maxInstances": 3,
       "instanceTypes": [{"type": "c7i.large", "usdPerHour": 0.09, "slots": 2}],
       "subnets": ["subnet-0000000a"], "registerWithin": "%s"}
      """;

  /** A hub that has answered so many times before it is gone. */
  private record Hub(Supplier<List<Machine>> machines, int[] answers) implements GridControl {
    @Override
    public GridLoad load() {
      if (answers[0]-- <= 0) {
        throw new GridException(AbortCause.GRID_LOST, "no grid answers");
      }
      return new GridLoad(List.of(), machines.get().stream().map(Hub::node).toList());
    }

    private static GridLoad.Node node(Machine machine) {
      return new GridLoad.Node(
          machine.id(), machine.address(), GridLoad.Availability.UP, 2, List.of());
    }

    @Override
    public void drain(String node) {
      throw new AssertionError("nobody asked for that");
    }
  }

  private static void up(Ec2Bed bed, int count, Hub hub) throws IOException {
    up(bed, count, hub, "30s");
  }

  private static void up(Ec2Bed bed, int count, Hub hub, String registerWithin) throws IOException {
    var folder = Files.createDirectories(Path.of("target", "fleets"));
    var file = Files.createTempFile(folder, "fleet", ".json");
    var spec = FleetSpec.read(Files.writeString(file, FLEET.formatted(registerWithin)));
    var fleet = Ec2Fleet.of(spec, URI.create("http://127.0.0.1:4444"), bed.environment());
    try (var access = new FleetAccess(spec, hub, fleet)) {
      new FleetByHand(access, line -> {}, Clock.systemUTC()).up(count);
    }
  }

  private static Hub good(Supplier<List<Machine>> registered) {
    return new Hub(registered, new int[] {Integer.MAX_VALUE});
  }

  private static Hub goneAfter(int answers) {
    return new Hub(List::of, new int[] {answers});
  }

  @Test
  public void nothingIsLaunchedForHubThatDoesNotAnswer() {
    try (var bed = Ec2Bed.start()) {
      var failure = expectThrows(GridException.class, () -> up(bed, 1, goneAfter(0)));
      assertEquals(failure.getMessage(), "no grid answers");
      assertEquals(bed.machines(), List.of());
    }
  }

  @Test
  public void nothingIsLaunchedWhereMoreAreAskedForThanThereMayBe() {
    try (var bed = Ec2Bed.start()) {
      var failure = expectThrows(UsageException.class, () -> up(bed, 4, good(bed::machines)));
      assertEquals(failure.getMessage(), "--nodes is at most maxInstances of the fleet, 3, not 4");
      assertEquals(bed.calls(), List.of());
    }
  }

  @Test
  public void machinesThatAreListedLateAreWaitedFor() throws IOException {
    try (var bed = Ec2Bed.start()) {
      bed.conditions().listingDelay(Duration.ofSeconds(3));
      up(bed, 2, good(bed::machines));
      assertEquals(bed.live().size(), 2);
    }
  }

  @Test
  public void machinesThatAreNeverListedAreEnded() {
    try (var bed = Ec2Bed.start()) {
      bed.conditions().listingDelay(Duration.ofHours(1));
      var failure = expectThrows(GridException.class, () -> up(bed, 2, good(bed::machines), "1s"));
      assertTrue(failure.getMessage().contains("did not register"), failure.getMessage());
      assertEquals(bed.machines().size(), 2);
      assertEquals(bed.live(), List.of());
    }
  }

  /** They may have sessions that the hub will know again. */
  @Test
  public void machinesAreLeftWhenTheHubGoesWhileTheyCome() {
    try (var bed = Ec2Bed.start()) {
      var failure = expectThrows(GridException.class, () -> up(bed, 2, goneAfter(1), "1s"));
      assertEquals(bed.live().size(), 2);
      for (var machine : bed.live()) {
        assertTrue(failure.getMessage().contains(machine.id()), failure.getMessage());
      }
    }
  }

  @Test
  public void machinesOfOthersAreNotEnded() throws IOException {
    try (var bed = Ec2Bed.start()) {
      up(bed, 1, good(bed::machines));
      var other = bed.machines().get(0);
      var alone = expectThrows(GridException.class, () -> up(bed, 1, good(List::of), "1s"));
      assertTrue(alone.getMessage().startsWith(other.id() + " was there"), alone.getMessage());
      var failure = expectThrows(GridException.class, () -> up(bed, 2, good(List::of), "1s"));
      var launched = bed.machines().get(1);
      assertTrue(failure.getMessage().startsWith(launched.id() + " did not"), failure.getMessage());
      assertEquals(bed.live().stream().map(Machine::id).toList(), List.of(other.id()));
    }
  }
}
