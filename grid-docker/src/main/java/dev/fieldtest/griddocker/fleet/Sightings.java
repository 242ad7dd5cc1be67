package dev.fieldtest.griddocker.fleet;

import dev.fieldtest.griddocker.GridLoad;
import dev.fieldtest.griddocker.GridLoad.Availability;
import dev.fieldtest.griddocker.GridLoad.Node;
import dev.fieldtest.griddocker.fleet.Machine.Past;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes one view of what EC2 and the grid tell, and remembers what neither does. What is remembered
 * makes decisions better; nothing is lost with it.
 */
final class Sightings {
  private static final int BOOTS = 8;

  private final Map<String, Past> past = new HashMap<>();
  private final Map<String, Instant> requests = new HashMap<>();
  private final Map<String, Instance> ordered = new HashMap<>();
  private final Map<String, Instant> booting = new HashMap<>();
  private final Deque<Duration> boots = new ArrayDeque<>();
  private final Failures failures = new Failures();
  private final Givings givings = new Givings();
  private Optional<Instant> begun = Optional.empty();

  /**
   * @param spent what all machines have cost so far, in USD
   */
  FleetView view(
      Instant at, Instance.Size size, GridLoad load, Fleet.Listing listing, double spent) {
    givings.seen(load, at);
    var all = withOrdered(listing);
    var machines = all.stream().map(instance -> machine(instance, load, at)).toList();
    forget(machines, at);
    var addresses = all.stream().map(Instance::address).collect(Collectors.toSet());
    var strangers = load.nodes().stream().filter(node -> !addresses.contains(node.host())).toList();
    var history = new FleetView.History(List.copyOf(boots), failures.inARow(), spent, watched(at));
    return new FleetView(at, size, requests(load, at), machines, strangers, history);
  }

  private Duration watched(Instant at) {
    begun = begun.or(() -> Optional.of(at));
    return begun.map(since -> Duration.between(since, at)).orElse(Duration.ZERO);
  }

  /** What was ordered and is not yet listed counts as there, and boots like the others. */
  private List<Instance> withOrdered(Fleet.Listing listing) {
    listing.there().forEach(instance -> ordered.remove(instance.id()));
    listing.gone().forEach(gone -> ordered.remove(gone.instance().id()));
    return Stream.concat(listing.there().stream(), ordered.values().stream())
        .sorted(Comparator.comparing(Instance::launched).thenComparing(Instance::id))
        .toList();
  }

  private Machine machine(Instance instance, GridLoad load, Instant at) {
    var node =
        load.nodes().stream()
            .filter(known -> known.host().equals(instance.address()))
            .min(Comparator.comparing(Node::availability));
    var id = instance.id();
    var before = past.getOrDefault(id, Past.NONE);
    var now = node.map(known -> seen(known, before, at)).orElse(before);
    past.put(id, now);
    if (node.isPresent() && booting.remove(id) != null) {
      boots.addLast(Duration.between(instance.launched(), at));
      failures.none();
    }
    while (boots.size() > BOOTS) {
      boots.removeFirst();
    }
    var machine = new Machine(instance, node, now);
    if (machine.is(Machine.Phase.BOOTING) && !ordered.containsKey(id)) {
      booting.put(id, instance.launched());
    }
    return machine;
  }

  /** Whichever node a session is about to be opened at, it does not look so. */
  private Past seen(Node node, Past before, Instant at) {
    var idle =
        (node.sessions().isEmpty() && !givings.any())
            ? before.idle().or(() -> Optional.of(at))
            : Optional.<Instant>empty();
    return new Past(
        node.is(Availability.DOWN) ? before.seen().or(() -> Optional.of(at)) : Optional.of(at),
        idle,
        before.told());
  }

  /** A machine that goes before it registers has failed to. */
  private void forget(List<Machine> machines, Instant at) {
    var there =
        machines.stream()
            .filter(machine -> !machine.is(Machine.Phase.ENDING))
            .map(machine -> machine.instance().id())
            .collect(Collectors.toSet());
    past.keySet().retainAll(machines.stream().map(m -> m.instance().id()).toList());
    booting.forEach(
        (id, launched) -> {
          if (!there.contains(id)) {
            failures.one(launched, at);
          }
        });
    booting.keySet().retainAll(there);
  }

  private List<FleetView.Request> requests(GridLoad load, Instant at) {
    var waiting = load.waiting().stream().map(GridLoad.Waiting::id).collect(Collectors.toSet());
    requests.keySet().retainAll(waiting);
    return load.waiting().stream()
        .map(
            request ->
                new FleetView.Request(
                    requests.computeIfAbsent(request.id(), id -> at),
                    request.predicted().orElse(FleetView.UNKNOWN)))
        .toList();
  }

  void told(String instance) {
    past.computeIfPresent(instance, (id, was) -> new Past(was.seen(), was.idle(), true));
  }

  void launched(LaunchOrder order, Collection<String> ids, Instance.Size size, Instant at) {
    for (var id : ids) {
      ordered.put(id, new Instance(id, order.token(), size, false, Instance.State.PENDING, at, ""));
    }
  }

  /** It is on its way out by our will. */
  void terminated(Instance instance, boolean failed, Instant at) {
    booting.remove(instance.id());
    ordered.remove(instance.id());
    if (failed) {
      failures.one(instance.launched(), at);
    }
  }

  Failures failures() {
    return failures;
  }
}
