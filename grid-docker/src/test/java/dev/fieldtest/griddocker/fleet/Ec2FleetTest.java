package dev.fieldtest.griddocker.fleet;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import dev.fieldtest.griddocker.fleet.bed.Ec2Bed;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.testng.annotations.Test;

/** By the real SDK, over HTTP, against an EC2 whose machines do nothing. */
public class Ec2FleetTest {
  @Test
  public void machinesAreLaunchedDescribedAndTerminated() {
    try (var bed = Ec2Bed.start();
        var fleet =
            Ec2Fleets.of(bed, FleetFiles.with("\"tags\": {\"team\": \"login\"}"), Ec2Fleets.NOON)) {
      assertEquals(fleet.instances(), List.of());
      var launched = fleet.launch(new LaunchOrder("one", 9));
      assertEquals(launched.remarks(), List.of());
      assertEquals(launched.instances().size(), 3, "4 slots each");
      assertEquals(
          bed.machines().get(0).tags(),
          Map.of(
              "Name",
              "fieldtest-nightly",
              "fieldtest:fleet",
              "nightly",
              "fieldtest:order",
              "one",
              "team",
              "login"));
      var instances = fleet.instances();
      assertEquals(instances.stream().map(Instance::id).toList(), launched.instances());
      var first = instances.get(0);
      assertEquals(first.order(), "one");
      assertEquals(first.size(), new Instance.Size("c7i.xlarge", 4, 0.08));
      assertTrue(first.spot());
      assertEquals(first.address(), bed.machines().get(0).address());
      fleet.terminate(List.of(first.id(), "i-00000000000000bad"));
      assertFalse(bed.machines().get(0).isLive());
      fleet.terminate(launched.instances());
      assertEquals(bed.live(), List.of());
    }
  }

  @Test
  public void machinesEndThemselvesAndTellNothingToPages() {
    try (var bed = Ec2Bed.start();
        var fleet = Ec2Fleets.of(bed)) {
      fleet.launch(new LaunchOrder("one", 1));
      var data = new HashMap<>(bed.data(bed.machines().get(0)));
      var script =
          new String(Base64.getDecoder().decode(data.remove("UserData")), StandardCharsets.UTF_8);
      assertEquals(
          data,
          Map.of(
              "ImageId", "ami-0123456789abcdef0",
              "InstanceInitiatedShutdownBehavior", "terminate",
              "MetadataOptions.HttpTokens", "required",
              "MetadataOptions.HttpPutResponseHopLimit", "1",
              "MetadataOptions.HttpEndpoint", "enabled",
              "SecurityGroupId.1", "sg-0123456789abcdef0"));
      assertTrue(script.contains("\nFLEET_SLOTS='c7i.xlarge=4 m7i.large=2'\n"), script);
      assertTrue(script.contains("\nFLEET_HUB_HOST='127.0.0.1'\n"), script);
    }
  }

  @Test
  public void sameOrderBringsTheSameMachinesWhoeverGivesIt() {
    try (var bed = Ec2Bed.start();
        var fleet = Ec2Fleets.of(bed)) {
      bed.conditions().listingDelay(Duration.ofSeconds(60));
      var sets =
          IntStream.range(0, 4)
              .parallel()
              .mapToObj(
                  i -> {
                    try (var other = Ec2Fleets.of(bed)) {
                      return Set.copyOf(other.launch(new LaunchOrder("one", 8)).instances());
                    }
                  })
              .collect(Collectors.toSet());
      assertEquals(sets.size(), 1, sets.toString());
      assertEquals(bed.machines().size(), 2);
      assertEquals(bed.templates(), Set.of("fieldtest-nightly"));
      bed.conditions().listingDelay(Duration.ZERO);
      assertEquals(
          fleet.launch(new LaunchOrder("one", 8)).remarks(), List.of("the order was given before"));
      assertEquals(bed.machines().size(), 2);
    }
  }

  @Test
  public void orderWhoseMachinesAreGoneBringsNone() {
    try (var bed = Ec2Bed.start();
        var fleet = Ec2Fleets.of(bed)) {
      fleet.terminate(fleet.launch(new LaunchOrder("one", 4)).instances());
      fleet.launch(new LaunchOrder("one", 4));
      bed.conditions()
          .listingDelay(Duration.ofSeconds(60)); // EC2 has forgotten them, but not the token.
      fleet.launch(new LaunchOrder("one", 4));
      assertEquals(bed.live(), List.of());
      assertEquals(fleet.launch(new LaunchOrder("two", 4)).instances().size(), 1);
    }
  }

  @Test
  public void everySecondCallMayBeRefusedForItsNumber() {
    try (var bed = Ec2Bed.start();
        var fleet = Ec2Fleets.of(bed)) {
      bed.conditions().throttle(0.5);
      for (var i = 0; i < 10; i++) {
        assertTrue(fleet.hold("me", Duration.ofMinutes(1)));
        assertEquals(fleet.launch(new LaunchOrder("order " + i, 4)).instances().size(), 1);
        assertEquals(fleet.instances().size(), i + 1);
      }
      fleet.terminate(fleet.instances().stream().map(Instance::id).toList());
      assertEquals(bed.live(), List.of());
      assertEquals(bed.machines().size(), 10);
    }
  }

  @Test
  public void manyMachinesComeInPages() {
    try (var bed = Ec2Bed.start();
        var fleet = Ec2Fleets.of(bed)) {
      bed.conditions().pageSize(2);
      fleet.launch(new LaunchOrder("one", 20));
      assertEquals(fleet.instances().size(), 5);
      assertEquals(fleet.instances().stream().map(Instance::id).distinct().count(), 5);
    }
  }

  @Test
  public void slotsFollowProcessorsAndMemory() {
    try (var bed = Ec2Bed.start();
        var fleet =
            Ec2Fleets.of(
                bed,
                FleetFiles.GOOD.replace(
                    "\"m7i.large\"", "\"t3.micro\", {\"type\": \"c7i.large\", \"slots\": 7}"),
                Ec2Fleets.NOON)) {
      fleet.launch(new LaunchOrder("one", 1));
      var script = script(bed.data(bed.machines().get(0)));
      assertTrue(script.contains("FLEET_SLOTS='c7i.xlarge=4 t3.micro=1 c7i.large=7'"), script);
    }
  }

  private static String script(Map<String, String> data) {
    return new String(Base64.getDecoder().decode(data.get("UserData")), StandardCharsets.UTF_8);
  }

  @Test
  public void leaseIsOneHoldersUntilItEnds() {
    try (var bed = Ec2Bed.start();
        var fleet = Ec2Fleets.of(bed);
        var later = Ec2Fleets.of(bed, FleetFiles.GOOD, Ec2Fleets.NOON.plusSeconds(40));
        var muchLater = Ec2Fleets.of(bed, FleetFiles.GOOD, Ec2Fleets.NOON.plusSeconds(90))) {
      var minute = Duration.ofMinutes(1);
      assertTrue(fleet.hold("host/1 (a)", minute));
      assertTrue(fleet.hold("host/1 (a)", minute));
      assertFalse(fleet.hold("b", minute));
      assertFalse(later.hold("b", minute));
      assertTrue(later.hold("host/1 (a)", minute), "renewed to 100 s");
      assertFalse(muchLater.hold("b", minute));
      try (var end = Ec2Fleets.of(bed, FleetFiles.GOOD, Ec2Fleets.NOON.plusSeconds(101))) {
        assertTrue(end.hold("b", minute));
      }
    }
  }

  @Test
  public void secretIsOnlyWhereTheMachineReadsIt() {
    try (var bed = Ec2Bed.start()) {
      var environment = new HashMap<>(bed.environment());
      environment.put("GRID_SECRET", "it's open sesame");
      var spec = FleetFiles.spec(FleetFiles.with("\"secret\": {\"env\": \"GRID_SECRET\"}"));
      try (var fleet = Ec2Fleet.of(spec, Ec2Fleets.GRID, environment)) {
        assertFalse(
            fleet.dryRun(new ScalingGoal.Cheapest(), DryRunTest.TEN_MINUTES).contains("sesame"));
        fleet.launch(new LaunchOrder("one", 4));
        var machine = bed.machines().get(0);
        assertTrue(script(bed.data(machine)).contains("FLEET_SECRET='it'\\''s open sesame'\n"));
        assertFalse(machine.tags().toString().contains("sesame"));
      }
      var failure =
          expectThrows(
              MalformedFleetException.class,
              () -> Ec2Fleet.of(spec, Ec2Fleets.GRID, bed.environment()));
      assertEquals(
          failure.problems(),
          List.of(
              "fleet 'nightly': secret.env: GRID_SECRET is not set; set it to the hub's"
                  + " registration secret"));
    }
  }
}
