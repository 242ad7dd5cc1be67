package dev.fieldtest.griddocker.fleet;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;

import dev.fieldtest.extensionundertest.AbortCause;
import dev.fieldtest.griddocker.GridControl;
import dev.fieldtest.griddocker.GridException;
import dev.fieldtest.griddocker.GridLoad;
import dev.fieldtest.griddocker.fleet.Autoscaler.Limits;
import dev.fieldtest.griddocker.fleet.FleetEvent.Kind;
import dev.fieldtest.griddocker.fleet.SimulatedCloud.Fate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.testng.annotations.Test;

public class ReconcilerTest {
  @Test
  public void machinesComeForWorkAndGoWithIt() {
    var lab = new FleetLab(Fate.calm(60));
    lab.ask(40, 60);
    var reconciler = lab.reconciler();
    lab.live(reconciler, 1000);
    assertEquals(lab.done, 40);
    assertEquals(lab.cloud.present(), 0);
    assertEquals(lab.cloud.grid().killed(), 0);
    assertEquals(lab.told(Kind.LAUNCHED), lab.cloud.launched());
    assertEquals(lab.told(Kind.REGISTERED), lab.cloud.launched());
    assertEquals(lab.told(Kind.TERMINATED), lab.cloud.launched());
    assertEquals(lab.told(Kind.INTERRUPTED), 0);
    var use = reconciler.use();
    assertEquals(use.instances(), lab.cloud.launched());
    assertEquals(use.usd(), lab.cloud.usd(), 0.05 * lab.cloud.usd());
    assertEquals(use.firstSession(), Optional.of(Duration.ofSeconds(60)));
    assertEquals(use.idleShare(), 1 - 40 * 60 / (use.hours() * 3600 * 4), 0.05);
  }

  @Test
  public void nothingHappensWhereNothingIsAsked() {
    var lab = new FleetLab(Fate.calm(60));
    assertEquals(lab.round(lab.reconciler(), "one"), Optional.empty());
    assertEquals(lab.cloud.launched(), 0);
    assertEquals(lab.events, List.of());
  }

  @Test
  public void oneActsWhileItsLeaseLasts() {
    var lab = new FleetLab(Fate.calm(60));
    lab.ask(4, 60);
    assertTrue(lab.cloud.hold("other", Duration.ofSeconds(10)));
    var reconciler = lab.reconciler();
    lab.round(reconciler, "one");
    assertEquals(lab.cloud.launched(), 0);
    lab.time.pass(Duration.ofSeconds(11));
    lab.round(reconciler, "one");
    assertEquals(lab.cloud.launched(), 1);
  }

  @Test
  public void whatDoesNotRegisterIsReplacedThreeTimesAndThenGivenUp() {
    var lab = new FleetLab(Fate.calm(Double.POSITIVE_INFINITY));
    lab.ask(40, 60);
    var reconciler = lab.reconciler();
    var hopeless = lab.live(reconciler, 1200);
    assertTrue(hopeless.orElseThrow().contains("3 times in a row no machine registered"));
    assertEquals(lab.cloud.present(), 0);
    assertEquals(lab.told(Kind.REPLACED), lab.cloud.launched());
    var first = lab.events.stream().filter(e -> e.at().equals(FleetLab.MORNING)).count();
    assertEquals(lab.cloud.launched(), first + 2, "one at a time after the first wave");
  }

  /** EC2 takes them back while they boot, each at a time of its own. */
  @Test
  public void machinesThatWereLaunchedTogetherAreNotGivenUpForThreeThatAreTaken() {
    var lab =
        new FleetLab(
            new Fate() {
              @Override
              public double boot(int machine) {
                return machine < 3 ? 400 : 60;
              }

              @Override
              public double life(int machine) {
                return machine < 3 ? 70 + 20 * machine : Double.POSITIVE_INFINITY;
              }
            });
    lab.ask(40, 300);
    var reconciler = lab.reconciler();
    for (var i = 0; i < 3000 && !lab.isOver(); i++) {
      assertEquals(lab.round(reconciler, "one"), Optional.empty());
      lab.time.pass(Duration.ofSeconds(2));
    }
    assertTrue(lab.isOver());
  }

  @Test
  public void machineThatNeverBootsIsReplaced() {
    var lab = new FleetLab(machine -> machine == 1 ? Double.POSITIVE_INFINITY : 60);
    lab.ask(90, 300);
    lab.live(lab.reconciler(), 3000);
    assertTrue(lab.isOver());
    assertEquals(lab.told(Kind.REPLACED), 1);
  }

  @Test
  public void refusalsAreWaitedOutWithinABound() {
    var lab = new FleetLab(refusing(2));
    lab.ask(4, 60);
    lab.live(lab.reconciler(), 1000);
    assertTrue(lab.isOver());
    assertEquals(lab.told(Kind.REMARK), 1);
    var never = new FleetLab(refusing(Integer.MAX_VALUE));
    never.ask(4, 60);
    var reconciler = never.reconciler();
    for (var i = 0; i < 100; i++) {
      never.round(reconciler, "one");
      never.time.pass(Duration.ofSeconds(2));
    }
    assertTrue(never.round(reconciler, "one").isPresent());
  }

  private static Fate refusing(int orders) {
    return new Fate() {
      @Override
      public double boot(int machine) {
        return 60;
      }

      @Override
      public boolean refuses(int order) {
        return order < orders;
      }
    };
  }

  @Test
  public void interruptionIsToldAndItsWorkIsDoneElsewhere() {
    var lab =
        new FleetLab(
            new Fate() {
              @Override
              public double boot(int machine) {
                return 60;
              }

              @Override
              public double life(int machine) {
                return machine == 0 ? 90 : Double.POSITIVE_INFINITY;
              }
            });
    lab.ask(4, 200);
    lab.live(lab.reconciler(), 1000);
    assertTrue(lab.isOver());
    assertEquals(lab.told(Kind.INTERRUPTED), 1);
    assertEquals(lab.cloud.launched(), 2);
    assertEquals(lab.cloud.grid().killed(), 0);
  }

  @Test
  public void oldMachineLeavesAfterItsSessions() {
    var limits = new Limits(Duration.ofMinutes(5), Duration.ofMinutes(3), 20);
    var lab = new FleetLab(Fate.calm(60), limits);
    lab.ask(12, 60);
    lab.live(lab.reconciler(), 3000);
    assertTrue(lab.isOver());
    assertEquals(lab.cloud.grid().killed(), 0);
    assertTrue(
        lab.events.stream().anyMatch(event -> event.detail().equals("is older than 3 min")),
        lab.events.toString());
  }

  /** It drains in time, but the grid has given it a session before it was told. */
  @Test
  public void machineWhoseNodeGotASessionStays() {
    var lab = new FleetLab(Fate.calm(60));
    lab.ask(4, 60);
    var asked = new ArrayList<Integer>();
    var late =
        new Draining(
            lab,
            node -> {
              asked.add(asked.size());
              if (asked.size() == 1) {
                lab.ask(1, 60);
              } else {
                lab.cloud.grid().drain(node);
              }
            });
    lab.live(reconciler(late, lab), 1000);
    assertTrue(lab.isOver());
    assertEquals(lab.cloud.grid().killed(), 0);
    assertFalse(asked.isEmpty());
  }

  @Test
  public void nothingIsLaunchedOnceLaunchingHasEnded() {
    var lab = new FleetLab(Fate.calm(60));
    lab.ask(4, 60);
    var reconciler = lab.reconciler();
    reconciler.launchNoMore();
    lab.round(reconciler, "one");
    assertEquals(lab.cloud.launched(), 0);
  }

  /** A grid that was started anew with whoever looks at it knows no node yet. */
  @Test
  public void machineWhoseHubDoesNotKnowItYetStays() {
    var lab = new FleetLab(Fate.calm(60));
    lab.ask(4, 900);
    lab.round(lab.reconciler(), "one");
    lab.time.pass(FleetLab.LIMITS.registerWithin().multipliedBy(2));
    var returns = lab.time.instant().plusSeconds(60);
    GridControl anew =
        new GridControl() {
          @Override
          public GridLoad load() {
            return lab.time.instant().isBefore(returns)
                ? new GridLoad(List.of(), List.of())
                : lab.cloud.grid().load();
          }

          @Override
          public void drain(String node) {
            lab.cloud.grid().drain(node);
          }
        };
    lab.live(reconciler(anew, lab), 1000);
    assertTrue(lab.isOver());
    assertEquals(lab.cloud.grid().killed(), 0);
    assertEquals(lab.cloud.launched(), 1);
  }

  @Test
  public void nodeThatDoesNotDrainKeepsNoOtherAndIsAskedAgain() {
    var lab = new FleetLab(Fate.calm(60));
    lab.ask(40, 60);
    var refused = new ArrayList<String>();
    var busy =
        new Draining(
            lab,
            node -> {
              if (refused.size() < 2) {
                refused.add(node);
                throw new GridException(AbortCause.GRID_LOST, "did not drain " + node);
              }
              lab.cloud.grid().drain(node);
            });
    lab.live(reconciler(busy, lab), 1000);
    assertTrue(lab.isOver());
    assertEquals(Set.copyOf(refused).size(), 2, "the second did not wait for the first");
    assertEquals(lab.told(Kind.DRAINING), lab.cloud.launched());
    assertEquals(lab.told(Kind.REMARK), 2);
  }

  /** A lab's grid, and what comes of it that a node is told to drain. */
  private record Draining(FleetLab lab, Consumer<String> told) implements GridControl {
    @Override
    public GridLoad load() {
      return lab.cloud.grid().load();
    }

    @Override
    public void drain(String node) {
      told.accept(node);
    }
  }

  private static Reconciler reconciler(GridControl grid, FleetLab lab) {
    return new Reconciler(grid, lab.cloud, new Chronicle(lab.events::add), lab.time, Runnable::run);
  }

  @Test
  public void retirementEndsAllThatHasNoSession() {
    var lab = new FleetLab(Fate.calm(60));
    lab.ask(4, 500);
    lab.ask(60, 30);
    var reconciler = lab.reconciler();
    for (var i = 0; i < 45; i++) {
      lab.round(reconciler, "one");
      lab.time.pass(Duration.ofSeconds(2));
    }
    assertTrue(lab.cloud.grid().sessions() > 0);
    for (var i = 0; i < 1000 && lab.cloud.present() > 0; i++) {
      var unused = reconciler.round(Retirement.POLICY, "one");
      lab.time.pass(Duration.ofSeconds(2));
    }
    assertEquals(lab.cloud.present(), 0);
    assertEquals(lab.cloud.grid().killed(), 0);
  }
}
