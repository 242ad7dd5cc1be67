package dev.fieldtest.griddocker.fleet;

import dev.fieldtest.griddocker.GridLoad.Availability;
import dev.fieldtest.griddocker.GridLoad.Node;
import dev.fieldtest.griddocker.GridLoad.Running;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.stream.IntStream;

/**
 * What comes of a number of further machines: the queue is served in its order, each request by the
 * slot that is free first, for as long as is predicted. All times are seconds from the view's.
 */
final class Forecast {
  /** What EC2 bills at least. */
  static final double BILLED = 60;

  /** How long a machine boots as long as none has been seen to: what most do on EC2. */
  private static final Duration BOOT = Duration.ofSeconds(90);

  /** What is still to be expected of something that should have happened: a tenth of its time. */
  private static final double OVERDUE = 0.1;

  private final FleetView view;
  private final List<Load> present;
  private final double boot;
  private final Map<FleetView.Request, Double> limits;

  /**
   * @param leaving machines that get no further session, by EC2's id
   */
  Forecast(FleetView view, List<String> leaving) {
    this.view = view;
    this.boot = boot(view);
    this.present = present(view, leaving, boot);
    this.limits = limits(view, boot);
  }

  /**
   * A machine.
   *
   * @param age how long it has been billed
   * @param usdPerSecond what it costs
   * @param free when each of its slots is free
   */
  private record Load(double age, double usdPerSecond, List<Double> free) {}

  private record Slot(double free, int machine) {}

  /**
   * What is foretold.
   *
   * @param end when the last request is done; infinite if nothing can serve it
   * @param late by how much the latest request exceeds twice the time that unlimited machines would
   *     take, as a share of that; negative if none does
   * @param usd what is still to be paid
   */
  record Outcome(double end, double late, double usd) {}

  Outcome with(int further) {
    var machines = new ArrayList<>(present);
    var slots = IntStream.range(0, view.size().slots()).mapToObj(slot -> boot).toList();
    for (var i = 0; i < further; i++) {
      machines.add(new Load(0, view.size().usdPerHour() / 3600, slots));
    }
    return serve(machines);
  }

  private Outcome serve(List<Load> machines) {
    var free = new PriorityQueue<>(Comparator.comparingDouble(Slot::free));
    var ends = new double[machines.size()];
    for (var i = 0; i < machines.size(); i++) {
      for (var time : machines.get(i).free()) {
        free.add(new Slot(time, i));
        ends[i] = Math.max(ends[i], time);
      }
    }
    var end = 0.0;
    var late = Double.NEGATIVE_INFINITY;
    for (var request : view.queued()) {
      var slot = free.isEmpty() ? new Slot(Double.POSITIVE_INFINITY, -1) : free.remove();
      var done = slot.free() + seconds(request.predicted());
      if (slot.machine() >= 0) {
        free.add(new Slot(done, slot.machine()));
        ends[slot.machine()] = Math.max(ends[slot.machine()], done);
      }
      var limit = limits.getOrDefault(request, 1.0);
      var waited = seconds(Duration.between(request.since(), view.at()));
      late = Math.max(late, (waited + done) / limit - 1);
      end = Math.max(end, done);
    }
    return new Outcome(end, late, cost(machines, ends));
  }

  private static double cost(List<Load> machines, double... ends) {
    return IntStream.range(0, machines.size())
        .mapToDouble(
            i -> {
              var machine = machines.get(i);
              return Math.max(BILLED - machine.age(), ends[i]) * machine.usdPerSecond();
            })
        .sum();
  }

  private static List<Load> present(FleetView view, List<String> leaving, double boot) {
    var loads = new ArrayList<Load>();
    for (var machine : view.machines()) {
      var size = machine.instance().size();
      var usd = size.usdPerHour() / 3600;
      var age = seconds(machine.age(view.at()));
      var phase = machine.phase();
      if (leaving.contains(machine.instance().id())) {
        continue;
      }
      if (phase == Machine.Phase.SERVING) {
        loads.add(new Load(age, usd, free(machine.node().orElseThrow(), view)));
      } else if (phase == Machine.Phase.BOOTING) {
        var ready = Math.max(boot - age, OVERDUE * boot);
        loads.add(
            new Load(age, usd, IntStream.range(0, size.slots()).mapToObj(i -> ready).toList()));
      }
    }
    view.strangers().stream()
        .filter(node -> node.is(Availability.UP))
        .forEach(node -> loads.add(new Load(0, 0, free(node, view))));
    return loads;
  }

  private static List<Double> free(Node node, FleetView view) {
    var free = new ArrayList<Double>();
    node.sessions().forEach(session -> free.add(left(session, view)));
    while (free.size() < node.slots()) {
      free.add(0.0);
    }
    return free;
  }

  private static double left(Running session, FleetView view) {
    var predicted = seconds(session.predicted().orElse(FleetView.UNKNOWN));
    var elapsed = seconds(Duration.between(session.start(), view.at()));
    return Math.max(predicted - elapsed, OVERDUE * predicted);
  }

  /** As the last machines did; but no less than those that are still at it have taken already. */
  private static double boot(FleetView view) {
    var learnt =
        view.history().boots().stream()
            .mapToDouble(Forecast::seconds)
            .average()
            .orElse(seconds(BOOT));
    var underWay =
        view.machines().stream()
            .filter(machine -> machine.is(Machine.Phase.BOOTING))
            .mapToDouble(machine -> seconds(machine.age(view.at())) * (1 + OVERDUE))
            .max()
            .orElse(0);
    return Math.max(learnt, underWay);
  }

  /** What came at the same time came from the same run. */
  private static Map<FleetView.Request, Double> limits(FleetView view, double boot) {
    var longest = new HashMap<Instant, Double>();
    for (var request : view.queued()) {
      longest.merge(request.since(), seconds(request.predicted()), Math::max);
    }
    var limits = new HashMap<FleetView.Request, Double>();
    for (var request : view.queued()) {
      limits.put(request, 2 * (boot + longest.getOrDefault(request.since(), 0.0)));
    }
    return limits;
  }

  private static double seconds(Duration time) {
    return time.toMillis() / 1000.0;
  }
}
