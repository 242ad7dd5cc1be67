package dev.fieldtest.griddocker.fleet;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;

import dev.fieldtest.griddocker.fleet.bed.Conditions;
import dev.fieldtest.griddocker.fleet.bed.Ec2Bed;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** What an order brings where EC2 does not have all that it asks for first. */
public class LaunchTest {
  /** What is not to be had, how many machines there are at last, and what is told of them. */
  @DataProvider
  public Object[][] lacks() {
    return new Object[][] {
      {
        Ec2Fleets.set(bed -> bed.lack("c7i.xlarge", "*", "*", "InsufficientInstanceCapacity")),
        "[m7i.large spot eu-central-1a]",
        4
      },
      {
        Ec2Fleets.set(bed -> bed.lack("*", "eu-central-1a", "*", "InsufficientInstanceCapacity")),
        "[c7i.xlarge spot eu-central-1b]",
        2
      },
      {
        Ec2Fleets.set(bed -> bed.lack("*", "*", "spot", "SpotMaxPriceTooLow")),
        "[c7i.xlarge on-demand eu-central-1a]",
        2
      },
      {
        Ec2Fleets.set(bed -> bed.lack("*", "*", "spot", "MaxSpotInstanceCountExceeded")),
        "[c7i.xlarge on-demand eu-central-1a]",
        2
      },
      {
        Ec2Fleets.set(bed -> bed.lack("c7i.xlarge", "*", "*", "VcpuLimitExceeded")),
        "[m7i.large spot eu-central-1a]",
        4
      },
      {
        Ec2Fleets.set(
            bed ->
                bed.lack("c7i.xlarge", "*", "*", "Unsupported")
                    .lack("*", "*", "spot", "UnfulfillableCapacity")),
        "[m7i.large on-demand eu-central-1a]",
        4
      },
    };
  }

  @Test(dataProvider = "lacks")
  public void whatIsNotToBeHadIsHadElsewhere(Consumer<Conditions> lack, String kinds, int count) {
    try (var bed = Ec2Bed.start();
        var fleet = Ec2Fleets.of(bed)) {
      lack.accept(bed.conditions());
      var launched = fleet.launch(new LaunchOrder("one", 8));
      assertEquals(launched.instances().size(), count);
      assertEquals(kinds(bed), kinds);
      assertFalse(launched.remarks().isEmpty());
    }
  }

  private static String kinds(Ec2Bed bed) {
    return bed.machines().stream()
        .map(each -> each.type() + " " + each.lifecycle() + " " + each.zone())
        .collect(Collectors.toCollection(TreeSet::new))
        .toString();
  }

  @Test
  public void nothingToBeHadIsNoError() {
    try (var bed = Ec2Bed.start();
        var fleet = Ec2Fleets.of(bed)) {
      bed.conditions().lack("*", "*", "*", "InsufficientInstanceCapacity");
      var launched = fleet.launch(new LaunchOrder("one", 8));
      assertEquals(launched.instances(), List.of());
      assertTrue(
          launched.remarks().contains("8 of 8 slots were not to be had"), launched.toString());
      assertTrue(
          launched.remarks().contains("no spot c7i.xlarge (InsufficientInstanceCapacity)"),
          launched.toString());
      bed.conditions().plenty();
      assertEquals(fleet.launch(new LaunchOrder("two", 8)).instances().size(), 2);
    }
  }

  /** EC2 takes no request for two subnets of one zone. */
  @Test
  public void furtherSubnetOfAZoneIsTriedLater() {
    var file =
        FleetFiles.GOOD.replace("\"subnet-0000000a\"", "\"subnet-0000000a\", \"subnet-000000aa\"");
    try (var bed = Ec2Bed.start();
        var fleet = Ec2Fleets.of(bed, file)) {
      assertEquals(fleet.launch(new LaunchOrder("one", 4)).instances().size(), 1);
      bed.conditions()
          .lack("*", "subnet-0000000a", "*", "InsufficientFreeAddressesInSubnet")
          .lack("*", "eu-central-1b", "*", "InsufficientInstanceCapacity");
      assertEquals(fleet.launch(new LaunchOrder("two", 4)).instances().size(), 1);
      assertEquals(bed.machines().get(1).lifecycle(), "spot");
    }
  }

  @Test
  public void spotShareIsKept() {
    try (var bed = Ec2Bed.start();
        var fleet = Ec2Fleets.of(bed, FleetFiles.with("\"spotShare\": 0.75"), Ec2Fleets.NOON)) {
      fleet.launch(new LaunchOrder("one", 16));
      for (var i = 4; i < 8; i++) {
        fleet.launch(new LaunchOrder("one more " + i, 4, i));
      }
      assertEquals(
          bed.machines().stream().filter(each -> each.lifecycle().equals("spot")).count(), 6);
      assertEquals(
          bed.machines().stream().filter(each -> each.lifecycle().equals("on-demand")).count(), 2);
      assertEquals(fleet.size(), new Instance.Size("c7i.xlarge", 4, 0.75 * 0.08 + 0.25 * 0.2));
    }
  }

  @Test
  public void fleetGrowsNoLargerThanItMay() {
    try (var bed = Ec2Bed.start();
        var fleet = Ec2Fleets.of(bed, FleetFiles.with("\"maxInstances\": 3"), Ec2Fleets.NOON)) {
      fleet.launch(new LaunchOrder("one", 8));
      var more = fleet.launch(new LaunchOrder("two", 8));
      assertEquals(more.instances().size(), 1);
      assertEquals(
          more.remarks(), List.of("maxInstances of fleet.json leaves room for 1 of 2 machines"));
      assertEquals(fleet.launch(new LaunchOrder("three", 8)).instances(), List.of());
    }
  }
}
