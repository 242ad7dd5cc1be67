package dev.fieldtest.runnercli.cli;

import dev.fieldtest.extensionundertest.AbortCause;
import dev.fieldtest.griddocker.GridException;
import dev.fieldtest.griddocker.GridLoad;
import dev.fieldtest.griddocker.fleet.Autoscaler;
import dev.fieldtest.griddocker.fleet.Instance;
import dev.fieldtest.griddocker.fleet.LaunchOrder;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;

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
   * @throws GridException if the hub lets nobody in, which is known before anything is launched, or
   *     there are fewer in the end; machines that never registered are ended
   */
  void up(int count) {
    var unused = access.grid().load();
    var there = live();
    if (there.size() < count) {
      launch(count, there.size());
    }
    var until = clock.instant().plus(access.spec().registerWithin());
    var silent = silent();
    while (!silent.isEmpty() && clock.instant().isBefore(until)) {
      pause();
      silent = silent();
    }
    if (!silent.isEmpty()) {
      access.fleet().terminate(silent);
      throw unusable(
          String.join(", ", silent)
              + " did not register at the grid in "
              + access.spec().registerWithin().toSeconds()
              + " s and was ended; look whether machines reach the hub, and at their system log");
    }
    if (live().size() < count) {
      throw unusable("there are " + live().size() + " of " + count + " machines; try again");
    }
  }

  private void launch(int count, int there) {
    var slots = (count - there) * access.fleet().size().slots();
    // What was ordered and ended before is not to be had again under its name.
    var order = new LaunchOrder("by-hand-" + clock.millis(), slots);
    var launched = access.fleet().launch(order);
    launched.remarks().forEach(tell);
    if (launched.instances().isEmpty()) {
      throw unusable("no machine can be had: " + String.join("; ", launched.remarks()));
    }
    tell.accept(
        "Launched " + String.join(", ", launched.instances()) + "; waiting for their nodes");
  }

  private List<Instance> live() {
    return access.fleet().instances().stream()
        .filter(instance -> instance.state() != Instance.State.STOPPING)
        .toList();
  }

  /** The machines whose nodes are not there. */
  private List<String> silent() {
    var hosts = hosts();
    return live().stream()
        .filter(instance -> !hosts.contains(instance.address()))
        .map(Instance::id)
        .toList();
  }

  /** Where nodes are; a hub that is busy with those that register does not tell for a while. */
  private Set<String> hosts() {
    try {
      return access.grid().load().nodes().stream()
          .map(GridLoad.Node::host)
          .collect(Collectors.toSet());
    } catch (GridException e) {
      return Set.of();
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
      throw unusable("interrupted while machines came; 'fieldtest grid down --fleet' ends them");
    }
  }

  private static GridException unusable(String message) {
    return new GridException(AbortCause.NO_SESSION, message);
  }
}
