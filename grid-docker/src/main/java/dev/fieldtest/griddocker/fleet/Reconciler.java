package dev.fieldtest.griddocker.fleet;

import dev.fieldtest.extensionundertest.AbortCause;
import dev.fieldtest.griddocker.GridControl;
import dev.fieldtest.griddocker.GridException;
import dev.fieldtest.griddocker.GridLoad;
import dev.fieldtest.griddocker.fleet.FleetEvent.Kind;
import dev.fieldtest.griddocker.fleet.ScalingDecision.Parting;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * Brings a fleet to what its policy decides, one round after another. It knows nothing that it
 * could not see anew: killed at any moment, another one goes on. Thread-safe; one round at a time.
 */
public final class Reconciler {
  /** A lease outlives some rounds, and is out soon after its holder has died. */
  private static final Duration LEASE = Duration.ofSeconds(20);

  /** After what EC2 lists a machine that was ordered, and what ends it finds it. */
  private static final Duration LISTED = Duration.ofSeconds(10);

  private final GridControl grid;
  private final Fleet fleet;
  private final Chronicle chronicle;
  private final Clock clock;
  private final Ledger ledger = new Ledger();
  private final Sightings sightings = new Sightings();
  private final Orders orders = new Orders();
  private final Launches launches;
  private volatile List<String> present = List.of();
  private boolean remembers;
  private Instant ordered;

  /**
   * @param executor by which several machines are ordered at once
   */
  public Reconciler(
      GridControl grid, Fleet fleet, Chronicle chronicle, Clock clock, Executor executor) {
    this.grid = grid;
    this.fleet = fleet;
    this.chronicle = chronicle;
    this.clock = clock;
    this.launches = new Launches(fleet, executor, sightings, chronicle, orders);
    this.ordered = clock.instant(); // By another one, for all that this one can tell.
  }

  /**
   * Observes, decides and acts.
   *
   * @param holder who acts, by name
   * @return why no machine will ever be launched again, if that is so
   * @throws GridException if grid or EC2 do not tell; the next round goes on from what is then
   */
  public synchronized Optional<String> round(ScalingPolicy policy, String holder) {
    var view = observe();
    var decision = policy.decide(view);
    var launch = decision.launchSlots() > 0 && !sightings.failures().rests(view.at());
    var leave = !decision.drain().isEmpty() || !decision.terminate().isEmpty();
    if (launch ? fleet.hold(holder, LEASE) : leave && mayHaveLeave(holder)) {
      if (launch) {
        launch(view, decision);
      }
      decision.drain().forEach(parting -> drain(view, parting));
      terminate(view, decision.terminate());
    }
    return decision.hopeless();
  }

  /** Where the fleet's template is gone there is no lease to be had, and machines have to end. */
  private boolean mayHaveLeave(String holder) {
    return fleet.era().isEmpty() || fleet.hold(holder, LEASE);
  }

  private void launch(FleetView view, ScalingDecision decision) {
    try {
      launches.place(view, decision);
    } finally {
      ordered = clock.instant();
    }
  }

  private FleetView observe() {
    var listing = fleet.listing();
    remember(listing);
    var view = sightings.view(clock.instant(), fleet.size(), grid.load(), listing, ledger.usd());
    ledger.add(view);
    chronicle.seen(view);
    present =
        view.machines().stream()
            .filter(machine -> !machine.is(Machine.Phase.ENDING))
            .map(machine -> machine.instance().id())
            .toList();
    return view;
  }

  /** What whoever was here before has ordered, and what he has spent in this era. */
  private void remember(Fleet.Listing listing) {
    orders.use(listing.there().stream().map(Instance::order).toList());
    orders.use(listing.gone().stream().map(gone -> gone.instance().order()).toList());
    if (!remembers && !listing.gone().isEmpty()) {
      var era = fleet.era();
      listing.gone().stream()
          .filter(gone -> era.filter(each -> each.has(gone.instance().order())).isPresent())
          .forEach(ledger::add);
    }
    remembers = true;
  }

  private static Optional<Machine> machine(FleetView view, Parting parting) {
    return view.machines().stream()
        .filter(machine -> machine.instance().id().equals(parting.instance()))
        .findFirst();
  }

  private void drain(FleetView view, Parting parting) {
    machine(view, parting).flatMap(Machine::node).ifPresent(node -> drain(view, parting, node));
  }

  /** One that does not is asked again in the next round; the others do not wait for it. */
  private void drain(FleetView view, Parting parting, GridLoad.Node node) {
    try {
      grid.drain(node.id());
    } catch (GridException e) {
      if (e.abortCause() == AbortCause.NO_SESSION) {
        throw e;
      }
      chronicle.remark(view.at(), e);
      return;
    }
    sightings.told(parting.instance());
    chronicle.once(view.at(), Kind.DRAINING, parting.instance(), parting.why());
  }

  /** Asks the grid once more, for a node may have come, or got a session, since it was observed. */
  private void terminate(FleetView view, List<Parting> partings) {
    if (partings.isEmpty()) {
      return;
    }
    var load = grid.load();
    var ending = new ArrayList<Machine>();
    for (var parting : partings) {
      machine(view, parting).filter(machine -> mayEnd(machine, load)).ifPresent(ending::add);
    }
    fleet.terminate(ending.stream().map(machine -> machine.instance().id()).toList());
    for (var parting : partings) {
      machine(view, parting)
          .filter(ending::contains)
          .ifPresent(machine -> ended(view, parting, machine));
    }
  }

  private static boolean mayEnd(Machine machine, GridLoad load) {
    return load.nodes().stream()
        .filter(node -> node.host().equals(machine.instance().address()))
        .allMatch(Machine::mayEnd);
  }

  private void ended(FleetView view, Parting parting, Machine machine) {
    sightings.terminated(machine.instance(), parting.failed(), view.at());
    chronicle.once(
        view.at(),
        parting.failed() ? Kind.REPLACED : Kind.TERMINATED,
        parting.instance(),
        parting.why());
  }

  /** No machine is launched any more, not even in a round that is under way. */
  void launchNoMore() {
    launches.end();
  }

  /** The machines that the last round began with and that EC2 was not ending, by its ids. */
  List<String> present() {
    return present;
  }

  /** Whether that was none, and none can come to light that was ordered before. */
  synchronized boolean isOver() {
    var isListed = !clock.instant().isBefore(ordered.plus(LISTED));
    return present.isEmpty() && (isListed || fleet.era().isEmpty());
  }

  /** What the fleet was used for. Thread-safe. */
  public FleetUse use() {
    return ledger.use();
  }
}
