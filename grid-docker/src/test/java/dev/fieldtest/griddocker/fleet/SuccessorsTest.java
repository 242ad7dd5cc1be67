package dev.fieldtest.griddocker.fleet;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import dev.fieldtest.griddocker.fleet.SimulatedCloud.Fate;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Whoever goes on from another, or acts beside it, has together with it what one would have. */
public class SuccessorsTest {
  private static final ScalingPolicy POLICY =
      ScalingPolicy.of(new ScalingGoal.Cheapest(), FleetLab.LIMITS);

  /** Machines boot in a minute, and are listed after some seconds and some more for each before. */
  private record Late(double first, double each) implements Fate {
    @Override
    public double boot(int machine) {
      return 60;
    }

    @Override
    public double listed(int machine) {
      return first + each * machine;
    }
  }

  /** How many machines one has for some work who is neither killed nor told late. */
  private static int alone() {
    var lab = new FleetLab(Fate.calm(60));
    lab.ask(40, 60);
    lab.round(lab.reconciler(), "one");
    assertTrue(lab.cloud.launched() > 1);
    return lab.cloud.launched();
  }

  /** For how long an era has been when the work comes, and how late machines are listed. */
  @DataProvider
  public Object[][] moments() {
    return new Object[][] {
      {Duration.ZERO, new Late(5, 1)},
      {Duration.ofMinutes(30), new Late(50, 1)},
      {Duration.ofMinutes(60).minusSeconds(8), new Late(5, 1)},
      {Duration.ofMinutes(60).minusSeconds(1), new Late(40, 1)},
      {Duration.ofMinutes(60).plusSeconds(5), new Late(5, 1)},
    };
  }

  /** Each is killed before it has seen what it ordered, and before EC2 lists it. */
  @Test(dataProvider = "moments")
  public void successorsOrderNothingTwice(Duration era, Late late) {
    var lab = new FleetLab(late);
    lab.time.pass(era);
    lab.ask(40, 60);
    while (lab.cloud.launched() == 0 || lab.cloud.listing().there().size() < lab.cloud.launched()) {
      lab.round(lab.reconciler(), "one");
      lab.time.pass(Duration.ofSeconds(1));
    }
    assertEquals(lab.cloud.launched(), alone());
  }

  @Test
  public void eraBeginsWithoutARest() {
    var lab = new FleetLab(Fate.calm(60));
    lab.ask(40, 60);
    lab.round(lab.reconciler(), "one");
    assertTrue(lab.cloud.launched() > 0);
  }

  /** Boots take as long as listing does, or longer. */
  @Test
  public void oneWhoIsToldLateRemembersWhatItOrdered() {
    var lab = new FleetLab(new Late(58, 0));
    lab.ask(40, 60);
    lab.live(lab.reconciler(), 1000);
    assertTrue(lab.isOver());
    assertEquals(lab.cloud.launched(), alone());
    assertEquals(lab.told(FleetEvent.Kind.REPLACED), 0);
  }

  /** The lease does not hold them apart. */
  @Test
  public void twoAtOnceOrderWhatOneWould() {
    var lab = new FleetLab(Fate.calm(60));
    lab.ask(40, 60);
    var generous = new Unheld(lab.cloud, lab.cloud.era());
    var first = lab.reconciler(generous);
    var second = lab.reconciler(generous);
    for (var i = 0; i < 1000 && !lab.isOver(); i++) {
      lab.round(first, "one");
      lab.round(second, "two");
      lab.time.pass(Duration.ofSeconds(2));
    }
    var alone = new FleetLab(Fate.calm(60));
    alone.ask(40, 60);
    alone.live(alone.reconciler(), 1000);
    assertTrue(lab.isOver());
    assertEquals(lab.cloud.launched(), alone.cloud.launched());
    assertEquals(lab.cloud.grid().killed(), 0);
  }

  @Test
  public void numbersOfMachinesThatAreGoneAreNotAnEnd() {
    var lab = new FleetLab(Fate.calm(60));
    lab.ask(8, 60);
    lab.live(lab.reconciler(), 1000);
    lab.time.goOn(FleetLab.MORNING.plus(Duration.ofMinutes(7)));
    lab.ask(8, 60);
    lab.live(lab.reconciler(), 1000);
    assertTrue(lab.isOver());
    assertEquals(lab.done, 16);
  }

  @Test
  public void whatWasSpentBeforeCounts() {
    var lab = new FleetLab(Fate.calm(60));
    lab.ask(8, 600);
    lab.live(lab.reconciler(), 1000);
    var spent = lab.cloud.usd();
    lab.ask(8, 600);
    var successor = lab.reconciler();
    var costs = ScalingPolicy.of(new ScalingGoal.MaxCost(1.5 * spent), FleetLab.LIMITS);
    var hopeless = successor.round(costs, "one").orElseThrow();
    assertTrue(hopeless.contains("are spent; raise --max-cost"), hopeless);
    assertEquals(successor.use().usd(), spent, 0.05 * spent);
    assertEquals(successor.use().instances(), lab.cloud.launched());
  }

  @Test
  public void whatWasSpentInAnotherEraDoesNot() {
    var lab = new FleetLab(Fate.calm(60));
    lab.ask(8, 600);
    lab.live(lab.reconciler(), 1000);
    var other =
        lab.reconciler(
            new Unheld(lab.cloud, Optional.of(new Fleet.Era("other", lab.time.instant()))));
    assertEquals(other.round(POLICY, "one"), Optional.empty());
    assertEquals(other.use().instances(), 0);
  }

  /** A fleet whose lease keeps nobody from acting. */
  private record Unheld(Fleet fleet, Optional<Era> era) implements Fleet {
    @Override
    public Instance.Size size() {
      return fleet.size();
    }

    @Override
    public Listing listing() {
      return fleet.listing();
    }

    @Override
    public Launched launch(LaunchOrder order) {
      return fleet.launch(order);
    }

    @Override
    public void terminate(Collection<String> ids) {
      fleet.terminate(ids);
    }

    @Override
    public boolean hold(String holder, Duration time) {
      return true;
    }

    @Override
    public void close() {}
  }
}
