package dev.fieldtest.runnercli.cli;

import dev.fieldtest.extensionundertest.AbortCause;
import dev.fieldtest.griddocker.GridException;
import dev.fieldtest.griddocker.fleet.Autoscaler;
import dev.fieldtest.griddocker.fleet.LaunchOrder;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Has machines come and go when somebody says so, without an autoscaler.
 *
 * @param tell takes lines for people
 */
record FleetByHand(FleetAccess access, Consumer<String> tell, Clock clock) {
  private static final Duration RETIRING = Duration.ofMinutes(10);
  private static final long PERIOD_MS = 2000;

  /**
   * Has as many machines as are asked for, and waits until their nodes are there.
   *
   * @throws UsageException if the fleet may not have so many
   * @throws GridException if there are fewer in the end, or the hub did not answer before anything
   *     was launched; of those that were launched, the ones that never registered are ended
   */
  void up(int count) {
    var most = access.spec().maxInstances();
    if (count > most) {
      throw new UsageException(
          "--nodes is at most maxInstances of the fleet, " + most + ", not " + count);
    }
    var there = new Arrivals(access, List.of()).look().present();
    var arrivals = new Arrivals(access, there < count ? launch(count, there) : List.<String>of());
    var seen = settled(arrivals);
    requireNoneSilent(seen, arrivals.launched());
    if (seen.present() < count) {
      throw unusable("there are " + seen.present() + " of " + count + " machines; try again");
    }
  }

  private List<String> launch(int count, int there) {
    var slots = (count - there) * access.fleet().size().slots();
    // What was ordered and ended before is not to be had again under its name.
    var order = new LaunchOrder("by-hand-" + clock.millis(), slots, there);
    var launched = access.fleet().launch(order);
    launched.remarks().forEach(tell);
    if (launched.instances().isEmpty()) {
      throw unusable("no machine can be had: " + String.join("; ", launched.remarks()));
    }
    tell.accept(
        "Launched " + String.join(", ", launched.instances()) + "; waiting for their nodes");
    return launched.instances();
  }

  /** Waits, and ends who was launched and has not come: who was there before may have sessions. */
  private Arrivals.Seen settled(Arrivals arrivals) {
    var launched = arrivals.launched();
    try {
      var seen = awaited(arrivals);
      access.fleet().terminate(seen.silentOf(launched));
      return seen;
    } catch (GridException e) {
      throw launched.isEmpty()
          ? e
          : unusable(
              e.getMessage()
                  + "; "
                  + String.join(", ", launched)
                  + " may run on; 'fieldtest grid down --fleet' ends all machines");
    }
  }

  /** A hub that is busy with those that register does not tell for a while. */
  private Arrivals.Seen awaited(Arrivals arrivals) {
    var until = clock.instant().plus(access.spec().registerWithin());
    while (true) {
      var isLast = !clock.instant().isBefore(until);
      try {
        var seen = arrivals.look();
        if (isLast || seen.silent().isEmpty()) {
          return seen;
        }
      } catch (GridException e) {
        if (isLast || e.abortCause() == AbortCause.NO_SESSION) {
          throw e;
        }
      }
      pause();
    }
  }

  private void requireNoneSilent(Arrivals.Seen seen, List<String> launched) {
    var ended = seen.silentOf(launched);
    if (!ended.isEmpty()) {
      throw unusable(
          String.join(", ", ended)
              + " did not register at the grid in "
              + access.spec().registerWithin().toSeconds()
              + " s and was ended; look whether machines reach the hub, and at their system log");
    }
    if (!seen.silent().isEmpty()) {
      throw unusable(
          String.join(", ", seen.silent())
              + " was there before and has no node at the grid; 'fieldtest grid down --fleet' ends"
              + " all machines");
    }
  }

  /**
   * Has all machines finish their sessions and end.
   *
   * @return whether there was any
   * @throws GridException that names those that are left
   */
  boolean down() {
    var wasThere = !access.fleet().instances().isEmpty();
    Autoscaler.retire(
        access.grid(),
        access.fleet(),
        RETIRING,
        event -> tell.accept(FleetLines.line(event)),
        clock);
    access.forget();
    return wasThere;
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(PERIOD_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unusable("interrupted while machines came");
    }
  }

  private static GridException unusable(String message) {
    return new GridException(AbortCause.NO_SESSION, message);
  }
}
