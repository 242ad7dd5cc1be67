package dev.fieldtest.griddocker.fleet;

import dev.fieldtest.extensionundertest.AbortCause;
import dev.fieldtest.griddocker.GridControl;
import dev.fieldtest.griddocker.GridException;
import dev.fieldtest.griddocker.fleet.FleetEvent.Kind;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Gives a grid machines as it needs them, in a thread of its own, a round each two seconds. Several
 * may do so for one fleet: one of them acts. Thread-safe.
 */
public final class Autoscaler implements AutoCloseable {
  private static final Duration PERIOD = Duration.ofSeconds(2);
  private static final int ORDERS_AT_ONCE = 8;

  private final FadingGrid grid;
  private final ScalingPolicy policy;
  private final Chronicle chronicle;
  private final Clock clock;
  private final Bulletin bulletin;
  private final Reconciler reconciler;
  private final String holder = UUID.randomUUID().toString();
  private final ExecutorService orders = daemons(ORDERS_AT_ONCE);
  private final ExecutorService rounds = daemons(1);
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile Optional<String> failure = Optional.empty();

  /**
   * What a fleet never exceeds.
   *
   * @param registerWithin after what a machine whose node has not registered is replaced
   * @param maxAge after what a machine is drained, whatever it does
   * @param maxInstances how many machines there may be
   */
  public record Limits(Duration registerWithin, Duration maxAge, int maxInstances) {
    /** What a fleet has that says nothing else. */
    public static final Limits DEFAULT = new Limits(Duration.ofMinutes(5), Duration.ofHours(4), 20);
  }

  private Autoscaler(
      FadingGrid grid, Fleet fleet, ScalingPolicy policy, Chronicle chronicle, Clock clock) {
    this.grid = grid;
    this.policy = policy;
    this.chronicle = chronicle;
    this.clock = clock;
    this.bulletin = new Bulletin(fleet::tell, clock);
    this.reconciler = new Reconciler(grid, fleet, chronicle, clock, orders);
  }

  /**
   * Begins to give a grid machines that needs no secret.
   *
   * @param tell told of all that happens, in the autoscaler's thread
   */
  public static Autoscaler start(
      URI grid,
      Fleet fleet,
      ScalingGoal goal,
      Limits limits,
      Consumer<FleetEvent> tell,
      Clock clock) {
    return start(GridControl.of(grid, ""), fleet, goal, limits, tell, clock);
  }

  /**
   * Begins to give a grid machines.
   *
   * @param fleet stays open when the autoscaler is closed
   * @param tell told of all that happens, in the autoscaler's thread
   */
  public static Autoscaler start(
      GridControl grid,
      Fleet fleet,
      ScalingGoal goal,
      Limits limits,
      Consumer<FleetEvent> tell,
      Clock clock) {
    var autoscaler =
        new Autoscaler(
            new FadingGrid(grid, clock),
            fleet,
            ScalingPolicy.of(goal, limits),
            new Chronicle(tell),
            clock);
    autoscaler.rounds.execute(autoscaler::run);
    return autoscaler;
  }

  /**
   * Has all machines of a fleet finish their sessions and end, as {@link #retire(Duration)} does,
   * for who did not bring them.
   */
  public static void retire(
      GridControl grid, Fleet fleet, Duration atMost, Consumer<FleetEvent> tell, Clock clock) {
    new Autoscaler(
            new FadingGrid(grid, clock), fleet, Retirement.POLICY, new Chronicle(tell), clock)
        .retire(atMost);
  }

  private void run() {
    try {
      do {
        round();
      } while (!closed.await(PERIOD.toMillis(), TimeUnit.MILLISECONDS));
    } catch (GridException e) {
      giveUp(String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      giveUp("internal error of the autoscaler: " + e);
    }
  }

  /**
   * @throws GridException if no further round can do better
   */
  private void round() {
    try {
      reconciler.round(policy, holder).ifPresent(this::giveUp);
      bulletin.put(reconciler.use());
    } catch (GridException e) {
      if (e.abortCause() == AbortCause.NO_SESSION) {
        throw e;
      }
      chronicle.remark(clock.instant(), e);
    }
  }

  private void giveUp(String why) {
    failure = Optional.of(why);
    chronicle.once(clock.instant(), Kind.GAVE_UP, "", why);
  }

  /** Why no machine will ever be launched again, if that is so: a line for people. */
  public Optional<String> failure() {
    return failure;
  }

  /** Takes that one more site has its result, for who looks at the fleet meanwhile. */
  public void site() {
    bulletin.site();
  }

  /** What the fleet was used for, as far as this autoscaler has seen it. */
  public FleetUse use() {
    return reconciler.use();
  }

  /**
   * Ends what a run has used: no machine is launched any more, all are drained and, without
   * sessions, terminated. Returns when EC2 shows none but those that it ends, which nothing stops.
   * Where the hub is gone for half a minute, nobody can have a session, and its machines end with
   * it.
   *
   * @throws GridException with the machines that are left after this time, or why nobody can tell
   *     of any, as without credentials
   */
  public void retire(Duration atMost) {
    close();
    grid.mayFade();
    new LastRounds(reconciler, chronicle, clock, holder).go(atMost);
  }

  /** The machines that were there when it last looked, by EC2's ids. */
  public List<String> machines() {
    return reconciler.present();
  }

  /**
   * Stops giving machines; those that are there stay. A round that is under way launches no further
   * one; it is waited for, but no longer than a minute.
   */
  @Override
  public void close() {
    closed.countDown();
    reconciler.launchNoMore();
    rounds.shutdown();
    try {
      var unused = rounds.awaitTermination(1, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static ExecutorService daemons(int threads) {
    return Executors.newFixedThreadPool(
        threads,
        runnable -> {
          var thread = new Thread(runnable, "fleet");
          thread.setDaemon(true);
          return thread;
        });
  }
}
