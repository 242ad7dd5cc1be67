package dev.fieldtest.griddocker.fleet;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.expectThrows;

import dev.fieldtest.griddocker.fleet.bed.Ec2Bed;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** What is said to be launched is what would be. */
public class DryRunTest {
  /** What ten sessions will be used for. */
  static final List<Duration> TEN_MINUTES = Collections.nCopies(10, Duration.ofSeconds(60));

  /** A first machine boots for 90 s, has 4 slots, and costs 0.08 USD an hour. */
  @DataProvider
  public Object[][] goals() {
    return new Object[][] {
      {
        new ScalingGoal.Cheapest(),
        "1 machine (1 spot, 0 on demand; at most 20 by maxInstances), about 0.0800 USD an hour:",
        "10 requests wait; with 1 more machines they are done in 270 s for 0.01 USD"
      },
      {
        new ScalingGoal.Deadline(Ec2Fleets.NOON.plusSeconds(160)),
        "3 machines (3 spot, 0 on demand; at most 20 by maxInstances), about 0.2400 USD an hour:",
        "10 requests wait; with 3 more machines they are done in 150 s for 0.01 USD"
      },
      {
        new ScalingGoal.MaxCost(0.0065),
        "1 machine (1 spot, 0 on demand; at most 20 by maxInstances), about 0.0800 USD an hour:",
        "10 requests wait; with 1 more machines they are done in 270 s for 0.01 USD"
      },
      {
        new ScalingGoal.MaxCost(3),
        "3 machines (3 spot, 0 on demand; at most 20 by maxInstances), about 0.2400 USD an hour:",
        "10 requests wait; with 3 more machines they are done in 150 s for 0.01 USD"
      },
    };
  }

  @Test(dataProvider = "goals")
  public void goalPicksTheMachinesThatAreTold(ScalingGoal goal, String machines, String why) {
    try (var bed = Ec2Bed.start();
        var fleet = Ec2Fleets.of(bed)) {
      var lines = fleet.dryRun(goal, TEN_MINUTES).lines().toList();
      assertEquals(lines.get(0), "Fleet 'nightly' in eu-central-1 would launch " + machines);
      assertEquals(lines.get(1), "  " + why);
      assertEquals(bed.machines(), List.of());
    }
  }

  @Test
  public void whatCanNotBePaidForIsSaid() {
    try (var bed = Ec2Bed.start();
        var fleet = Ec2Fleets.of(bed)) {
      var text = fleet.dryRun(new ScalingGoal.MaxCost(0.001), TEN_MINUTES);
      assertEquals(
          text.lines().findFirst().orElseThrow(),
          "Fleet 'nightly' in eu-central-1 would launch nothing: what waits would cost 0.01 USD,"
              + " and 0.00 of 0.00 USD are spent; raise --max-cost");
    }
  }

  @Test
  public void costIsNotBoundedWherePricesAreUnknown() {
    try (var bed = Ec2Bed.start();
        var fleet = Ec2Fleets.of(bed, FleetFiles.with("\"spotShare\": 0"))) {
      var money = new ScalingGoal.MaxCost(3);
      for (Consumer<ScalingGoal> asked :
          List.<Consumer<ScalingGoal>>of(fleet::require, goal -> fleet.dryRun(goal, TEN_MINUTES))) {
        var failure = expectThrows(MalformedFleetException.class, () -> asked.accept(money));
        assertEquals(
            failure.problems(),
            List.of(
                "fleet 'nightly': --max-cost needs to know what m7i.large costs; add"
                    + " \"usdPerHour\" to it in \"instanceTypes\" of fleet.json"));
        asked.accept(new ScalingGoal.Cheapest());
      }
    }
  }

  /** What is known of one lifecycle is taken for the other, never nothing. */
  @Test
  public void knownPriceStandsForTheUnknownOne() {
    try (var bed = Ec2Bed.start();
        var fleet = Ec2Fleets.of(bed)) {
      fleet.require(new ScalingGoal.MaxCost(3));
      bed.conditions()
          .lack("c7i.xlarge", "*", "*", "InsufficientInstanceCapacity")
          .lack("*", "*", "spot", "InsufficientInstanceCapacity");
      fleet.launch(new LaunchOrder("one", 2));
      var machine = fleet.instances().get(0);
      assertFalse(machine.spot());
      assertEquals(machine.size(), new Instance.Size("m7i.large", 2, 0.045));
      bed.conditions().plenty().deny("ec2:DescribeSpotPriceHistory");
      try (var blind = Ec2Fleets.of(bed)) {
        assertEquals(blind.size().usdPerHour(), 0.2);
      }
    }
  }
}
