package dev.fieldtest.griddocker.fleet;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertThrows;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import dev.fieldtest.extensionundertest.AbortCause;
import dev.fieldtest.griddocker.GridControl;
import dev.fieldtest.griddocker.GridException;
import dev.fieldtest.griddocker.GridLoad;
import dev.fieldtest.griddocker.fleet.FleetEvent.Kind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.testng.annotations.Test;

public class AutoscalerTest {
  private final List<FleetEvent> events = new CopyOnWriteArrayList<>();

  @Test
  public void whatEc2ForbidsEndsItAndIsToldOnce() throws InterruptedException {
    var told = new CopyOnWriteArrayList<FleetEvent>();
    var fleet = new OneMachine();
    fleet.failure =
        Optional.of(new GridException(AbortCause.NO_SESSION, "allow ec2:DescribeInstances"));
    try (var autoscaler = start(new Silent(0), fleet, told, Clock.systemUTC())) {
      await(() -> autoscaler.failure().isPresent());
      assertEquals(autoscaler.failure(), Optional.of("allow ec2:DescribeInstances"));
    }
    assertEquals(told.size(), 1);
    assertEquals(told.get(0).kind(), Kind.GAVE_UP);
  }

  @Test
  public void hubThatIsSilentForAWhileDoesNotEndIt() throws InterruptedException {
    var told = new CopyOnWriteArrayList<FleetEvent>();
    try (var autoscaler = start(new Silent(2), new OneMachine(), told, Clock.systemUTC())) {
      await(() -> autoscaler.use().instances() == 1);
      await(() -> autoscaler.machines().equals(List.of("i-1")));
      assertEquals(autoscaler.failure(), Optional.empty());
    }
    assertEquals(told.stream().filter(event -> event.kind() == Kind.REMARK).count(), 1);
  }

  @Test
  public void retirementNamesWhatIsLeft() {
    var fleet = new OneMachine();
    fleet.stays = true;
    var autoscaler = start(new Silent(0), fleet, events, Clock.systemUTC());
    var failure =
        expectThrows(GridException.class, () -> autoscaler.retire(Duration.ofMillis(500)));
    assertTrue(failure.getMessage().contains("still there: i-1;"), failure.getMessage());
    assertTrue(fleet.terminated.get() > 0);
  }

  @Test
  public void retirementReturnsWhenNothingIsLeft() {
    var fleet = new OneMachine();
    start(new Silent(0), fleet, events, Clock.systemUTC()).retire(Duration.ofSeconds(30));
    assertEquals(fleet.instances(), List.of());
  }

  /** Somebody has ordered it, and was killed, just before. */
  @Test
  public void retirementWaitsForWhatEc2DoesNotListYet() {
    var late =
        new SimulatedCloud.Fate() {
          @Override
          public double boot(int machine) {
            return Double.POSITIVE_INFINITY;
          }

          @Override
          public double listed(int machine) {
            return 7;
          }
        };
    var lab = new FleetLab(late);
    lab.cloud.launch(new LaunchOrder("era-0-0", 4));
    InstantSource source =
        () -> {
          lab.time.pass(Duration.ofMillis(500));
          return lab.time.instant();
        };
    var clock = source.withZone(ZoneOffset.UTC);
    Autoscaler.retire(lab.cloud.grid(), lab.cloud, Duration.ofMinutes(1), events::add, clock);
    assertEquals(lab.cloud.launched(), 1);
    assertEquals(lab.cloud.present(), 0);
  }

  @Test
  public void retirementThatLearnsNothingSaysWhy() {
    var fleet = new OneMachine();
    fleet.failure = Optional.of(new GridException(AbortCause.GRID_LOST, "EC2 does not answer"));
    var autoscaler = start(new Silent(0), fleet, events, Clock.systemUTC());
    var failure =
        expectThrows(GridException.class, () -> autoscaler.retire(Duration.ofMillis(500)));
    assertEquals(failure.getMessage(), "EC2 does not answer");
  }

  @Test
  public void machinesEndWhereTheHubIsGoneForGood() {
    var fleet = new OneMachine();
    var autoscaler = start(new Silent(Integer.MAX_VALUE), fleet, events, leaping());
    autoscaler.retire(Duration.ofMinutes(10));
    assertEquals(fleet.instances(), List.of());
  }

  @Test
  public void costOfNothingIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new ScalingGoal.MaxCost(0));
    assertThrows(IllegalArgumentException.class, () -> new ScalingGoal.MaxCost(Double.NaN));
  }

  private static Autoscaler start(
      GridControl grid, Fleet fleet, List<FleetEvent> told, Clock clock) {
    return Autoscaler.start(
        grid, fleet, new ScalingGoal.Cheapest(), FleetLab.LIMITS, told::add, clock);
  }

  private static void await(BooleanSupplier expected) throws InterruptedException {
    for (var i = 0; i < 600 && !expected.getAsBoolean(); i++) {
      TimeUnit.MILLISECONDS.sleep(50);
    }
    assertTrue(expected.getAsBoolean());
  }

  /** A grid without nodes or requests that does not answer at first. */
  private static final class Silent implements GridControl {
    private final AtomicInteger left;

    Silent(int questions) {
      this.left = new AtomicInteger(questions);
    }

    @Override
    public GridLoad load() {
      if (left.getAndDecrement() > 0) {
        throw new GridException(AbortCause.GRID_LOST, "no grid answers");
      }
      return new GridLoad(List.of(), List.of());
    }

    @Override
    public void drain(String node) {
      throw new AssertionError("there is no node");
    }
  }

  /** Each look at it finds it 10 s later. */
  private static Clock leaping() {
    var looks = new AtomicInteger();
    InstantSource source = () -> Instant.EPOCH.plusSeconds(10L * looks.incrementAndGet());
    return source.withZone(ZoneOffset.UTC);
  }

  /** A fleet with one machine that never gets a node. */
  private static final class OneMachine implements Fleet {
    private final AtomicInteger terminated = new AtomicInteger();
    private volatile Optional<GridException> failure = Optional.empty();
    private volatile boolean stays;

    @Override
    public Instance.Size size() {
      return FleetLab.SIZE;
    }

    @Override
    public Listing listing() {
      if (failure.isPresent()) {
        throw failure.get();
      }
      var instance =
          new Instance(
              "i-1",
              "age-1-0",
              FleetLab.SIZE,
              false,
              Instance.State.RUNNING,
              Instant.now(),
              "10.0.0.1");
      var isGone = terminated.get() > 0 && !stays;
      return new Listing(isGone ? List.of() : List.of(instance), List.of());
    }

    @Override
    public Optional<Era> era() {
      return Optional.empty();
    }

    @Override
    public Launched launch(LaunchOrder order) {
      throw new AssertionError("nothing asks for a machine");
    }

    @Override
    public void terminate(Collection<String> ids) {
      terminated.addAndGet(ids.size());
    }

    @Override
    public boolean hold(String holder, Duration time) {
      return true;
    }

    @Override
    public void close() {}
  }
}
