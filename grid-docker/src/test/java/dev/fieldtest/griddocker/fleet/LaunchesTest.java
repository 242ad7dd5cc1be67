package dev.fieldtest.griddocker.fleet;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import dev.fieldtest.extensionundertest.AbortCause;
import dev.fieldtest.griddocker.GridException;
import dev.fieldtest.griddocker.fleet.FleetEvent.Kind;
import dev.fieldtest.griddocker.fleet.SimulatedCloud.Fate;
import dev.fieldtest.griddocker.fleet.bed.Ec2Bed;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** What a reconciler makes of what EC2 says to orders that go out together. */
public class LaunchesTest {
  /** As when orders go out in the same moment, none sees what another has brought. */
  private static Ec2Bed blind() {
    var bed = Ec2Bed.start();
    bed.conditions().listingDelay(Duration.ofSeconds(60));
    return bed;
  }

  @Test
  public void quotaForSomeOfTheFirstMachinesIsNoEnd() {
    var lab = new FleetLab(Fate.calm(60));
    lab.ask(80, 300);
    try (var bed = blind();
        var fleet = Ec2Fleets.of(bed)) {
      bed.conditions().quota(2);
      var reconciler = lab.reconciler(fleet);
      for (var i = 0; i < 4; i++) {
        assertEquals(reconciler.round(lab.policy, "one"), Optional.empty());
        lab.time.pass(Duration.ofSeconds(60));
      }
      assertEquals(bed.live().size(), 2);
      assertEquals(lab.told(Kind.LAUNCHED), 2);
      assertTrue(
          lab.events.stream().anyMatch(it -> it.detail().contains("quota allows no further")),
          lab.events.toString());
    }
  }

  @Test
  public void quotaForNoneIsTheEnd() {
    var lab = new FleetLab(Fate.calm(60));
    lab.ask(80, 300);
    try (var bed = blind();
        var fleet = Ec2Fleets.of(bed)) {
      bed.conditions().quota(0);
      var reconciler = lab.reconciler(fleet);
      var failure = expectThrows(GridException.class, () -> reconciler.round(lab.policy, "one"));
      assertEquals(failure.abortCause(), AbortCause.NO_SESSION);
    }
  }

  @Test
  public void orderWhoseAnswerIsLostIsGivenAgainAndBringsOneMachine() {
    var lab = new FleetLab(Fate.calm(60));
    lab.ask(4, 300);
    try (var bed = blind();
        var fleet = Ec2Fleets.of(bed)) {
      var reconciler = lab.reconciler(fleet);
      bed.conditions().lose("CreateFleet");
      assertEquals(reconciler.round(lab.policy, "one"), Optional.empty());
      assertEquals(lab.told(Kind.LAUNCHED), 0);
      bed.conditions().answer();
      lab.time.pass(Duration.ofSeconds(30));
      assertEquals(reconciler.round(lab.policy, "one"), Optional.empty());
      assertEquals(lab.told(Kind.LAUNCHED), 1);
      assertEquals(bed.machines().size(), 1);
    }
  }

  @Test
  public void outageIsAnEndOnlyBeforeEc2HasAnswered() {
    try (var bed = Ec2Bed.start();
        var fleet = Ec2Fleets.of(bed)) {
      bed.conditions().lose("DescribeInstances");
      assertEquals(listing(fleet), AbortCause.NO_SESSION);
      bed.conditions().answer();
      assertEquals(fleet.instances(), List.of());
      bed.conditions().lose("DescribeInstances");
      assertEquals(listing(fleet), AbortCause.GRID_LOST);
      bed.conditions().deny("ec2:DescribeInstances");
      assertEquals(listing(fleet), AbortCause.NO_SESSION);
    }
  }

  private static AbortCause listing(Fleet fleet) {
    return expectThrows(GridException.class, fleet::listing).abortCause();
  }

  /** How much of a fleet may be taken back, and how many of ten machines then are. */
  @DataProvider
  public Object[][] shares() {
    return new Object[][] {{"0", 0}, {"0.4", 4}, {"0.5", 5}, {"0.75", 8}, {"1", 10}};
  }

  @Test(dataProvider = "shares")
  public void spotShareIsKeptByOrdersOfOneMachineEach(String share, int spot) {
    var lab = new FleetLab(Fate.calm(60));
    lab.ask(40, 10_000);
    try (var bed = blind();
        var fleet = Ec2Fleets.of(bed, FleetFiles.with("\"spotShare\": " + share))) {
      var deadline = new ScalingGoal.Deadline(FleetLab.MORNING);
      var policy = ScalingPolicy.of(deadline, FleetLab.LIMITS);
      lab.reconciler(fleet).round(policy, "one");
      assertEquals(bed.machines().size(), 10);
      assertEquals(
          bed.machines().stream().filter(each -> each.lifecycle().equals("spot")).count(), spot);
    }
  }
}
