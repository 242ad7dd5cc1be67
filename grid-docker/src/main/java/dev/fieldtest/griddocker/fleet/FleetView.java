package dev.fieldtest.griddocker.fleet;

import dev.fieldtest.griddocker.GridLoad.Node;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What was observed of a grid and its fleet.
 *
 * @param at when
 * @param size what a machine that is launched now will be
 * @param queued the requests for sessions, in the order in which they will be served
 * @param machines all that have the fleet's tag, and those that were ordered and are not yet listed
 * @param strangers nodes that no machine of the fleet has; they serve as others do
 * @param history what else is known
 */
public record FleetView(
    Instant at,
    Instance.Size size,
    List<Request> queued,
    List<Machine> machines,
    List<Node> strangers,
    History history) {
  /** How long a session is used of which nothing else is known. */
  public static final Duration UNKNOWN = Duration.ofSeconds(60);

  public FleetView {
    queued = List.copyOf(queued);
    machines = List.copyOf(machines);
    strangers = List.copyOf(strangers);
  }

  /** What there is before the first machine of a run, whose requests are all made at once. */
  public static FleetView before(Instant at, Instance.Size size, List<Duration> queued) {
    var requests = queued.stream().map(predicted -> new Request(at, predicted)).toList();
    return new FleetView(at, size, requests, List.of(), List.of(), History.NONE);
  }

  /** Whether there is a machine that is not on its way out. */
  boolean hasMachines() {
    return machines.stream().anyMatch(machine -> !machine.is(Machine.Phase.ENDING));
  }

  /**
   * A request for a session.
   *
   * @param since when it was first seen
   * @param predicted how long the session will be used
   */
  public record Request(Instant since, Duration predicted) {}

  /**
   * What was seen before.
   *
   * @param boots how long the last machines took from launch to registration
   * @param failures how many waves of machines in a row brought none that registered
   * @param spent what all machines have cost so far, in USD
   * @param watched how long ago this began to be seen
   */
  public record History(List<Duration> boots, int failures, double spent, Duration watched) {
    /** Nothing was seen. */
    public static final History NONE = new History(List.of(), 0, 0, Duration.ZERO);

    public History {
      boots = List.copyOf(boots);
    }
  }
}
